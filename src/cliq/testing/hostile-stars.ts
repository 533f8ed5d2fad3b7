import { listed } from '../../stars/listed';
import type { StarRow } from '../../stars/star-row';
import { hostileAddresses, hostileScripts } from '../../stars/testing/hostile-texts';
import { parseList } from '../wire';

/** Every place of Cliq's record in which other people's words may stand. */
function recordOf(words: string, address: string, place: number, hasHostileIds: boolean): object {
  const id = `${1_777_805_235_487 + place}_162898249840`;
  return {
    type: place % 5 === 0 ? words : place % 2 === 0 ? 'text' : 'file',
    id: hasHostileIds ? `${words.slice(0, 150)} ${place}` : id,
    time: 1_777_805_235_487,
    sender: { id: words, name: words },
    content: {
      text: words,
      comment: words,
      title: words,
      mentions: [{ id: '7', name: words }],
      file_name: words,
      file_size: 1,
      file_url: address,
      url: address,
    },
    is_pinned: true,
    star_information: {
      star_type: place % 3 === 0 ? words.slice(0, 60) : 'note',
      starred_message_time: 1_777_805_299_000,
    },
    chat_information: {
      chat_id: hasHostileIds ? words.slice(0, 200) : 'CT_1207124540483314854_60002085329',
      chat_type: words,
      title: words,
      display_name: words,
      joined: place % 2 === 0,
    },
  };
}

/** Stars as Cliq would list them if every word in them was written by somebody who means harm: with ids as they should be, and with hostile ones. */
export function hostileRows(): StarRow[] {
  const texts = [...hostileScripts, ...hostileAddresses.map((address) => address || ' ')];
  const records = texts.flatMap((words, place) => {
    const address = hostileAddresses[place % hostileAddresses.length] ?? '';
    return [recordOf(words, address, place, false), recordOf(words, address, place, true)];
  });
  // As it comes: as text, from the network.
  const page = parseList(JSON.parse(JSON.stringify({ star_messages: records })));
  const rows = (page?.stars ?? []).map(
    (star) => listed({ row: null, intent: null }, star, { accountId: 'a', requestedRevision: 1, pass: 1 }).row,
  );
  return rows.filter((row) => row !== null);
}
