import { expect, test } from 'vitest';
import { readableText } from './readable-text';

const names = new Map([['60716283913', 'Jonas Weber']]);

test.each([
  ['a mention', '{@60716283913} can you?', '@Jonas Weber can you?'],
  ['a mention of somebody unnamed', 'ask {@17}', 'ask @17'],
  ['an emoji', 'live :tada: now', 'live 🎉 now'],
  ['an emoji of Cliq with a like one', ':zomoji-thumbsup:', '👍'],
  ['an emoji of Cliq without one', ':zomoji-coolcat:', ':coolcat:'],
  ['a code that nobody knows', ':aurora: 12:30:45', ':aurora: 12:30:45'],
  ['the name of a property', ':constructor: {@__proto__}', ':constructor: @__proto__'],
  ['an address', 'https://x.example:8080/a:b', 'https://x.example:8080/a:b'],
])('%s', (_name, text, readable) => {
  expect(readableText(text, names)).toBe(readable);
});
