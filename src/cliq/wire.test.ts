import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseError } from './api-error';
import { parseList, parseStar, starBody } from './wire';

const record = {
  type: 'text',
  id: '1746000123456789001',
  time: '2026-04-30T10:00:00Z',
  sender: { id: '1234567890', name: 'Alice Johnson' },
  content: { text: 'Please review the Q2 report before Friday.' },
  is_pinned: false,
  star_information: { star_type: 'important', starred_message_time: '2026-04-30T10:15:30Z' },
  chat_information: {
    chat_id: 'CT_1894736520184930172_847291635',
    chat_type: 'chat',
    title: 'Alice Johnson',
    joined: true,
  },
};

describe('a star record', () => {
  test('of the documented sample', () => {
    expect(parseStar(record)).toEqual({
      messageId: '1746000123456789001',
      chatId: 'CT_1894736520184930172_847291635',
      type: 'important',
      starredAt: Date.UTC(2026, 3, 30, 10, 15, 30),
      sentAt: Date.UTC(2026, 3, 30, 10),
      sender: { id: '1234567890', name: 'Alice Johnson' },
      chat: { title: 'Alice Johnson', kind: 'chat', joined: true },
      content: { kind: 'text', text: 'Please review the Q2 report before Friday.', file: null },
      isPinned: false,
    });
  });

  test('of a file, in both forms seen', () => {
    const file = { name: 'Q2_Report_Final.pdf', size: 204800, url: 'https://cliq.zoho.com/file/download?id=x' };
    const flat = { file_name: file.name, file_size: file.size, file_url: file.url };
    expect(parseStar({ ...record, type: 'file', content: flat })?.content).toEqual({ kind: 'file', text: '', file });
    expect(parseStar({ ...record, type: 'file', content: { file, comment: 'see page 3' } })?.content).toEqual({
      kind: 'file',
      text: 'see page 3',
      file,
    });
  });

  test('of a text with a mention and an emoji, readable', () => {
    const content = {
      text: '{@60716283913} it is live :tada:',
      mentions: [{ id: '60716283913', name: 'Jonas Weber' }, null, { id: {} }, 'x'],
    };
    expect(parseStar({ ...record, content })?.content.text).toBe('@Jonas Weber it is live 🎉');
    expect(parseStar({ ...record, content: { ...content, mentions: 5 } })?.content.text).toBe(
      '@60716283913 it is live 🎉',
    );
  });

  test.each([
    ['a card', 'card', { card: { title: 'Release 2026.11.3', theme: 'modern-inline' } }, 'Release 2026.11.3'],
    ['a poll', 'poll', { question: 'Double the traffic?', options: ['Yes', 'Wait'] }, 'Double the traffic?'],
    ['a link', 'link', { title: 'Known issues' }, 'Known issues'],
  ])('of %s: what it is about', (_name, type, content, text) => {
    expect(parseStar({ ...record, type, content })?.content).toEqual({ kind: type, text, file: null });
  });

  test.each([
    [
      'an unknown star type',
      { star_information: { star_type: 'idea', starred_message_time: '2026-04-30T10:15:30Z' } },
      { type: 'idea' },
    ],
    [
      'an unknown content kind',
      { type: 'hologram', content: { shape: 1 } },
      { content: { kind: 'hologram', text: '', file: null } },
    ],
    [
      'the encoded spelling of an id',
      { id: '1777805235487%20162898249840' },
      { messageId: '1777805235487_162898249840' },
    ],
    ['a time with an offset', { time: '2026-04-30T15:30:00+05:30' }, { sentAt: Date.UTC(2026, 3, 30, 10) }],
    ['a time in epoch milliseconds', { time: '1777543200000' }, { sentAt: 1777543200000 }],
    [
      'no sender, content or chat',
      { sender: null, content: undefined, chat_information: 7 },
      { sender: { id: '', name: '' }, chatId: '' },
    ],
    ['a name of the wrong type', { sender: { id: '1', name: ['x'] } }, { sender: { id: '1', name: '' } }],
  ])('with %s is kept', (_name, change, expected) => {
    expect(parseStar({ ...record, ...change })).toMatchObject(expected);
  });

  test.each([
    ['no id', { id: undefined }],
    ['an id that lost digits as a number', { id: 1.746000123456789e18 }],
    ['no star type', { star_information: {} }],
  ])('with %s is left out', (_name, change) => {
    expect(parseStar({ ...record, ...change })).toBeNull();
  });

  test('cuts a text of 1 MB', () => {
    expect(parseStar({ ...record, content: { text: 'x'.repeat(1_000_000) } })?.content.text).toHaveLength(10_000);
  });
});

describe('a list', () => {
  test.each(['star_messages', 'data'])('under %s', (key) => {
    expect(parseList({ [key]: [record], next_token: 'abc', sync_token: 'def' })).toMatchObject({
      stars: [{ messageId: record.id }],
      unreadable: 0,
      nextToken: 'abc',
      syncToken: 'def',
    });
  });

  test('a bad record does not cost the others', () => {
    expect(parseList({ data: [record, null, 7, { id: 'x' }, record] })).toMatchObject({
      unreadable: 3,
      nextToken: null,
    });
  });

  test.each([null, 7, 'x', [], {}, { data: 'x' }, { message: 'hello' }])('%j is not one', (body) => {
    expect(parseList(body)).toBeNull();
  });
});

test('the body of a star has the three documented keys only', () => {
  expect(JSON.parse(starBody({ chatId: 'CT_1_2', messageId: '1777805235487_162898249840' }, 'note'))).toEqual({
    chat_id: 'CT_1_2',
    message_id: '1777805235487_162898249840',
    star_type: 'note',
  });
});

test.each([
  [{ code: 1012, message: 'input_invalid' }, 'input_invalid'],
  [{ code: 'input_invalid', message: 'Missing or invalid input parameters.' }, 'input_invalid'],
  [{ error: { code: 'rate_limit_exceeded', message: 'Too many.' } }, 'rate_limit_exceeded'],
  [{ message: 'Request was rejected because of invalid AuthToken.' }, null],
  [null, null],
  ['<html>', null],
  [{ code: { a: 1 }, message: [] }, null],
])('the error word of %j is %s', (body, slug) => {
  expect(parseError(body).slug).toBe(slug);
});

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    '<img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '__proto__',
    '\u202egnp.exe',
    'x'.repeat(1_000_000),
    JSON.parse('{"__proto__":{"polluted":true}}'),
    Number.NaN,
    -1,
    1e308,
    [],
    {},
    null,
    true,
  ),
  fc.anything({ withBigInt: false, maxDepth: 3 }),
);
const path = fc.constantFrom(
  ...['type', 'id', 'time', 'sender', 'content', 'is_pinned', 'star_information', 'chat_information'],
  ...['sender.id', 'sender.name', 'content.text', 'content.file', 'content.file_url', 'star_information.star_type'],
  ...[
    'star_information.starred_message_time',
    'chat_information.chat_id',
    'chat_information.title',
    '__proto__',
    'constructor',
  ],
);

test('hostile records never throw, never pollute, and give strings and finite times only', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(path, hostile), { minLength: 1, maxLength: 4 }), (changes) => {
      const changed: Record<string, unknown> = structuredClone(record);
      for (const [at, value] of changes) {
        const [outer = '', inner] = at.split('.');
        const target = inner === undefined ? changed : changed[outer];
        if (typeof target === 'object' && target !== null)
          Object.defineProperty(target, inner ?? outer, {
            value,
            enumerable: true,
            configurable: true,
            writable: true,
          });
      }
      const star = parseStar(changed);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      if (!star) return;
      expect(typeof star.messageId).toBe('string');
      expect(Number.isFinite(star.starredAt)).toBe(true);
      for (const text of [star.type, star.content.kind, star.content.text, star.sender.name, star.chat.title]) {
        expect(typeof text).toBe('string');
        expect(text.length).toBeLessThanOrEqual(10_000);
      }
    }),
    { numRuns: 3_000 },
  );
  fc.assert(
    fc.property(fc.anything(), (body) => void parseList(body)),
    { numRuns: 3_000 },
  );
});
