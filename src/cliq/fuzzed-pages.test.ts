import { expect, test, vi } from 'vitest';
import { systemClock } from '../browser/system-clock';
import { listed } from '../stars/listed';
import type { Star } from '../stars/star';
import { createStarsApi } from './api';
import { dataCenters } from './data-centers';
import { messageLink, openableUrl } from './links';
import { mutated } from './testing/mutations';
import { createSeededRandom } from './testing/seeded-random';
import { parseList } from './wire';

/** With those of `src/browser/fuzzed-messages.test.ts` they are 100,000. */
const pages = 40_000;
const answers = 5_000;
/** They are counted, not timed: a busy machine is not a failure. */
const longestMs = 180_000;
const record = {
  type: 'file',
  id: '1777805235487_162898249840',
  time: '2026-04-30T10:00:00Z',
  sender: { id: '1234567890', name: 'Alice Johnson' },
  content: {
    text: 'Please review {@60716283913} :tada:',
    comment: 'see page 3',
    card: { title: 'Release' },
    mentions: [{ id: '60716283913', name: 'Jonas Weber' }],
    file: { name: 'Q2.pdf', size: 204_800, url: 'https://cliq.zoho.com/file/download?id=x' },
  },
  is_pinned: false,
  star_information: { star_type: 'important', starred_message_time: 1_777_805_235_487 },
  chat_information: { chat_id: 'CT_18947365_847291635', chat_type: 'chat', title: 'Launch', joined: true },
};
const page = {
  star_messages: [record, { ...record, id: '1777805235488_162898249840' }],
  next_token: 'a',
  sync_token: 'b',
};
const cliqOrigins: readonly string[] = Object.values(dataCenters).map(({ cliqOrigin }) => cliqOrigin);

test(
  `${pages} mangled pages of Cliq’s list: none throws, and every star read from them is whole and within its bounds`,
  () => {
    const random = createSeededRandom(20_261_122);
    let [stars, lists] = [0, 0];
    for (let count = 0; count < pages; count++) {
      const body = mutated(page, random);
      const read = parseList(body);
      if (read === null) continue;
      lists++;
      for (const star of read.stars) {
        stars++;
        expectWhole(star);
      }
    }
    expect(lists).toBeGreaterThan(pages / 2);
    expect(stars).toBeGreaterThan(pages / 2);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  },
  longestMs,
);

test(
  `${answers} answers broken off, garbled or of any status: the client always says what they are`,
  async () => {
    const random = createSeededRandom(7);
    const whole = JSON.stringify(page);
    const statuses = [200, 200, 200, 201, 204, 301, 400, 401, 403, 404, 408, 409, 429, 500, 503, 511];
    const log = vi.spyOn(console, 'error');
    const kinds = new Set<string>();
    for (let count = 0; count < answers; count++) {
      const status = statuses[random.whole(statuses.length)] ?? 200;
      const text = [
        whole.slice(0, random.whole(whole.length)),
        JSON.stringify(mutated(page, random)),
        garbled(whole, random.whole),
      ][random.whole(3)];
      const hasBody = status !== 204;
      const fetch = async () => new Response(hasBody ? (text ?? '') : null, { status });
      const api = createStarsApi({ fetch, clock: systemClock });
      const access = { origin: 'https://cliq.zoho.com', token: 't' };
      const message = { chatId: 'CT_1_2', messageId: '1777805235487_162898249840' };
      const calls = [
        () => api.list(access, {}),
        () => api.star(access, message, 'note'),
        () => api.unstar(access, message.messageId),
      ];
      const answer = await calls[random.whole(3)]?.();
      kinds.add(answer?.kind ?? 'none');
      if (answer?.kind === 'done' && answer.value && 'stars' in answer.value) answer.value.stars.forEach(expectWhole);
    }
    expect([...kinds].sort()).toEqual(['done', 'failed', 'no-access', 'refused', 'throttled', 'unauthorized']);
    expect(log).not.toHaveBeenCalled();
  },
  longestMs,
);

/** What the rest of the program may rely on, checked to its end: a row, its search text, its links. */
function expectWhole(star: Star): void {
  const { messageId, chatId, type, starredAt, sentAt, sender, chat, content } = star;
  const texts = [messageId, chatId, type, sender.id, sender.name, chat.title, chat.kind, content.kind, content.text];
  const bounds = [200, 200, 60, 200, 300, 300, 60, 60, 10_000];
  const isWhole =
    texts.every((text, at) => typeof text === 'string' && text.length <= (bounds[at] ?? 0)) &&
    messageId !== '' &&
    type !== '' &&
    [starredAt, sentAt ?? 0].every((time) => Number.isFinite(time) && time >= 0 && time < 8.64e15) &&
    typeof chat.joined === 'boolean' &&
    typeof star.isPinned === 'boolean' &&
    (content.file === null || (typeof content.file.name === 'string' && typeof (content.file.size ?? 0) === 'number'));
  if (!isWhole) throw new Error(`not whole: ${JSON.stringify(star).slice(0, 2_000)}`);
  const { row } = listed({ row: null, intent: null }, star, { accountId: 'a', requestedRevision: 1, pass: 1 });
  const links = [
    messageLink({ ...star, dataCenter: 'us', organizationId: null }),
    openableUrl(content.file?.url ?? null),
  ];
  for (const link of links)
    if (link !== null && !cliqOrigins.includes(new URL(link).origin)) throw new Error(`a link to ${link}`);
  if (typeof row?.searchText !== 'string') throw new Error('no search text');
}

function garbled(text: string, whole: (below: number) => number): string {
  const at = whole(text.length);
  return text.slice(0, at) + String.fromCharCode(whole(0x1_0000)) + text.slice(at + 1 + whole(5));
}
