import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExportFormat, exportName, writeExport } from './export-file';
import { type FileRefusal, readStarFile, type StarFile } from './read-star-file';
import { mostStarsInFile } from './star-file';
import type { StarRow } from './star-row';
import { exportRow } from './testing/export-rows';

function run<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const words = {
  title: 'Stars',
  type: (type: string) => type,
  unknownSender: 'Unknown',
  unnamedChat: 'Unnamed',
  noText: 'no text',
  file: (name: string) => name,
  starred: (at: string) => at,
  sent: (at: string) => at,
  open: 'Open',
};
const account = { dataCenter: 'eu', organizationId: '60002085329' } as const;

function write(rows: readonly StarRow[], format: ExportFormat = 'json', keepsNoText = false): string {
  const linkTo = ({ chatId, messageId }: StarRow) => `https://cliq.zoho.eu/chats/${chatId}/messages/${messageId}`;
  return run(writeExport({ rows, format, account, linkTo, keepsNoText, words, onProgress: () => {} })).join('');
}
const read = (content: string) => run(readStarFile(content));

function file(result: StarFile | FileRefusal): StarFile {
  if (typeof result === 'string') throw new Error(`refused: ${result}`);
  return result;
}
const entry = { messageId: '1777805235487_162898249840', chatId: 'CT_1_2', type: 'note' };
const fileOf = (stars: unknown, more: object = {}) =>
  JSON.stringify({ format: 'stars-for-zoho-cliq', version: 1, account, stars, ...more });

test('export and import: every star comes back, whatever is in its texts', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 20 }), (texts) => {
      const rows = texts.map(([words, sender, chat], n) =>
        exportRow(n, {
          content: { kind: 'text', text: words, file: null },
          sender: { id: '1', name: sender },
          chat: { title: chat, kind: 'channel', joined: true },
        }),
      );
      const { stars, leftOut, account: back } = file(read(write(rows)));
      expect(back).toEqual(account);
      expect(leftOut).toEqual({ malformed: 0, 'unknown-type': 0, repeated: 0 });
      expect(stars).toEqual(
        rows.map((row) => ({
          messageId: row.messageId,
          chatId: row.chatId,
          type: row.type,
          sender: row.sender.name,
          chat: row.chat.title,
          text: row.content.text,
          sentAt: row.sentAt,
          starredAt: row.starredAt,
        })),
      );
    }),
  );
});

test('the file: version, account, and of a star no more than is promised', () => {
  const written: unknown = JSON.parse(
    write([exportRow(0, { content: { kind: 'file', text: '', file: { name: 'a.pdf', size: 1, url: 'https://x' } } })]),
  );
  expect(written).toEqual({
    format: 'stars-for-zoho-cliq',
    version: 1,
    account,
    stars: [
      {
        messageId: '1777805235487_162898249840',
        chatId: 'CT_1207124540483314854_60002085329',
        type: 'important',
        sender: 'Sender 0',
        chat: 'Release',
        text: '',
        file: 'a.pdf',
        sentAt: '2026-05-12T10:00:00.000Z',
        starredAt: '2026-05-12T12:00:00.000Z',
        link: 'https://cliq.zoho.eu/chats/CT_1207124540483314854_60002085329/messages/1777805235487_162898249840',
      },
    ],
  });
});

test('where the organization wants no text on disk, no file has one', () => {
  const rows = [
    exportRow(0, { content: { kind: 'file', text: 'SECRET words', file: { name: 'SECRET.pdf', size: 1, url: null } } }),
    exportRow(1, { content: { kind: 'text', text: '', file: null, earlierText: 'SECRET before' } }),
  ];
  for (const format of ['csv', 'markdown', 'json'] as const) {
    expect(write(rows, format, true)).not.toContain('SECRET');
    expect(write(rows, format, false).match(/SECRET/g)).toHaveLength(3);
  }
});

test('a time that is in no calendar does no harm', () => {
  const written = write([exportRow(0, { starredAt: 9e15, sentAt: null })]);
  expect(JSON.parse(written).stars[0]).toMatchObject({ starredAt: '', sentAt: '' });
  expect(file(read(written)).stars[0]?.sentAt).toBeNull();
});

describe('a file that cannot be used is refused by name', () => {
  const written = write([exportRow(0), exportRow(1)]);
  test.each<[string, string, FileRefusal]>([
    ['empty', '', 'no-json'],
    ['cut off', written.slice(0, -20), 'no-json'],
    ['a CSV', write([exportRow(0)], 'csv'), 'no-json'],
    ['a Markdown file', write([exportRow(0)], 'markdown'), 'no-json'],
    ['null', 'null', 'other-file'],
    ['a number', '7', 'other-file'],
    ['another program’s', '{"format":"bookmarks","version":1,"stars":[]}', 'other-file'],
    ['no version', fileOf([entry], { version: undefined }), 'other-file'],
    ['version 0', fileOf([entry], { version: 0 }), 'other-file'],
    ['version "1"', fileOf([entry], { version: '1' }), 'other-file'],
    ['version 1.5', fileOf([entry], { version: 1.5 }), 'other-file'],
    ['a newer version', fileOf([entry], { version: 2 }), 'newer-version'],
    ['no account', fileOf([entry], { account: undefined }), 'no-account'],
    ['an unknown data center', fileOf([entry], { account: { dataCenter: 'moon' } }), 'no-account'],
    [
      'an organization that is no number',
      fileOf([entry], { account: { ...account, organizationId: 7 } }),
      'no-account',
    ],
    ['stars that are no list', fileOf({ length: 3 }), 'other-file'],
    ['no stars', fileOf([]), 'empty'],
    ['too many', fileOf(Array.from({ length: mostStarsInFile + 1 }, () => 0)), 'too-many'],
    ['members of the prototype only', '{"__proto__":{"format":"stars-for-zoho-cliq","version":1}}', 'other-file'],
  ])('%s', (_name, content, refusal) => {
    expect(read(content)).toBe(refusal);
  });

  test('whatever is in it, reading does not throw', () => {
    fc.assert(fc.property(fc.json(), (content) => void read(content)));
    fc.assert(fc.property(fc.jsonValue(), (value) => void read(fileOf([value, entry]))));
  });
});

test('a byte order mark before it does no harm', () => {
  expect(file(read(`\uFEFF${fileOf([entry])}`)).stars).toHaveLength(1);
});

test('a star that is not as it should be is left out and counted; the others are read', () => {
  const { stars, leftOut } = file(
    read(
      fileOf([
        entry,
        null,
        7,
        'star',
        [],
        {},
        { ...entry, messageId: 1_777_805_235_487 },
        { ...entry, messageId: '' },
        { ...entry, messageId: '../../delete' },
        { ...entry, messageId: 'x'.repeat(121) },
        { ...entry, chatId: 'CT_1?x=1' },
        { ...entry, chatId: null },
        { ...entry, type: 5 },
        { ...entry, text: { toString: 'x' } },
        { ...entry, sentAt: 'yesterday' },
        { ...entry, sentAt: 1e99 },
        { ...entry, messageId: '1777805235499_162898249840', type: 'later' },
        { ...entry, type: 'important' },
        { ...entry, messageId: '1777805235487%20162898249840' },
        { ...entry, messageId: '1777805235488_162898249840', text: 'x'.repeat(20_000), link: 'javascript:alert(1)' },
      ]),
    ),
  );
  expect(stars.map(({ messageId, type, text }) => [messageId, type, text.length])).toEqual([
    ['1777805235487_162898249840', 'note', 0],
    ['1777805235488_162898249840', 'note', 10_000],
  ]);
  expect(leftOut).toEqual({ malformed: 15, 'unknown-type': 1, repeated: 2 });
});

test('members that would change every object change none', () => {
  const content = `{"format":"stars-for-zoho-cliq","version":1,"account":{"dataCenter":"eu","organizationId":null},
    "__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},
    "stars":[{"__proto__":{"messageId":"1777805235487_162898249840","chatId":"CT_1_2","type":"note","polluted":true}},
      {"messageId":"1777805235488_162898249840","chatId":"CT_1_2","type":"note","__proto__":{"polluted":true}},
      {"messageId":"__proto__","chatId":"CT_1_2","type":"note"},
      {"messageId":"1777805235489_162898249840","chatId":"CT_1_2","type":"__proto__"},
      {"messageId":"1777805235490_162898249840","chatId":"CT_1_2","type":"constructor"}]}`;
  const { stars, leftOut } = file(read(content));
  expect(stars.map(({ messageId }) => messageId)).toEqual(['1777805235488_162898249840', '__proto__']);
  expect(leftOut).toEqual({ malformed: 1, 'unknown-type': 2, repeated: 0 });
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  expect(stars.some((star) => 'polluted' in star)).toBe(false);
});

test('the file is named by the day', () => {
  const at = new Date(2026, 2, 5, 23, 59).getTime();
  expect((['csv', 'markdown', 'json'] as const).map((format) => exportName(format, at))).toEqual([
    'stars-2026-03-05.csv',
    'stars-2026-03-05.md',
    'stars-2026-03-05.json',
  ]);
});
