import type { ListQuery } from '../../cliq/api';
import { parseList } from '../../cliq/wire';
import { createMemoryDisk, createMemoryReplica } from '../../replica/testing/memory-replica';
import { account, type ListAnswer } from './list-rig';

export const pageLength = 50;

/** As Cliq sends it, with a text of 500 characters; made when it is asked for and kept nowhere. */
function pageAsSent(page: number, pages: number): string {
  const records = Array.from({ length: pageLength }, (_, n) => {
    const star = page * pageLength + n;
    return {
      type: 'text',
      id: `${1_777_805_000_000 + star}_162898249840`,
      time: new Date(1_777_805_000_000 + star).toISOString(),
      sender: { id: '1234567890', name: `Sender ${star % 97}` },
      content: { text: `${star} `.repeat(100).slice(0, 500) },
      is_pinned: false,
      // The oldest first: a short pass may not stop.
      star_information: { star_type: 'note', starred_message_time: new Date(1_777_900_000_000 + star).toISOString() },
      chat_information: {
        chat_id: 'CT_1894736520184930172_847291635',
        chat_type: 'channel',
        title: 'Launch',
        joined: true,
      },
    };
  });
  // As long as the vendor's.
  const next =
    page + 1 < pages ? { next_token: `eyJsYXN0U3RhcnJlZFRpbWUiOiIxNzQ1OTkwMDAwMDAwIiwibGltaXQiOj${page + 1}` } : {};
  return JSON.stringify({ star_messages: records, ...next });
}

/** A list of so many full pages. */
export function sentList(pages: number): (query: ListQuery) => ListAnswer {
  return ({ nextToken }) =>
    parseList(JSON.parse(pageAsSent(Number(/\d+$/.exec(nextToken ?? '')?.[0] ?? 0), pages))) ?? 'failed';
}

/** A replica that forgets every star at once: what is left is what sync itself holds. */
export function openForgetfulReplica() {
  const disk = createMemoryDisk();
  disk.account = account;
  const replica = createMemoryReplica(disk);
  let kept = 0;
  return {
    kept: () => kept,
    replica: {
      ...replica,
      changeMany: async (...given: Parameters<typeof replica.changeMany>) => {
        const changes = await replica.changeMany(...given);
        kept += disk.entries.size;
        disk.entries.clear();
        return changes;
      },
    },
  };
}
