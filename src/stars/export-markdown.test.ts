import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdownHead, markdownStar } from './export-markdown';
import { inlineMarkdown, markdownLines } from './markdown-text';
import { plainStar } from './testing/export-rows';

const words = {
  title: 'Stars',
  type: () => 'Note',
  unknownSender: 'Unknown sender',
  unnamedChat: 'Unnamed chat',
  noText: 'No text',
  file: (name: string) => `File: ${name}`,
  starred: (at: string) => `Starred ${at.slice(0, 10)}`,
  sent: (at: string) => `Sent ${at.slice(0, 10)}`,
  open: 'Open in Cliq',
};

test('a star reads as one: who and where, what, when, and the link', () => {
  const text = 'First line.\n\nSecond part,\nwith a break.';
  expect(markdownHead(words) + markdownStar({ ...plainStar, text }, words)).toBe(`# Stars

## Alice Johnson · Launch

> First line.
>
> Second part,\\
> with a break.

Note · Starred 2026-05-12 · Sent 2026-05-12 · [Open in Cliq](<${plainStar.link}>)
`);
});

test('a file is named; what is not known is said', () => {
  const file = markdownStar({ ...plainStar, text: '', file: 'Plan [v2].pdf', sender: '', chat: '', sentAt: '' }, words);
  expect(file).toContain('## Unknown sender · Unnamed chat');
  expect(file).toContain('File: Plan \\[v2\\].pdf');
  expect(markdownStar({ ...plainStar, text: '' }, words)).toContain('\n*No text*\n');
});

describe('what other people wrote is text and nothing else', () => {
  test.each([
    ['a heading', '# Owned', '\\# Owned'],
    ['a heading under a line', 'Owned\n=====', 'Owned\\\n\\=\\=\\=\\=\\='],
    ['a rule', '---', '\\---'],
    ['a list', '- one\n1. two\n+ three', '\\- one\\\n1\\. two\\\n\\+ three'],
    ['a link', '[click](evil)', '\\[click\\](evil)'],
    ['a reference', '[a]: /evil', '\\[a\\]: /evil'],
    ['an image', '![x](evil)', '!\\[x\\](evil)'],
    ['HTML', '<img src=x onerror=alert(1)>', '\\<img src\\=x onerror\\=alert(1)\\>'],
    ['an entity', '&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['emphasis', '**a** _b_ ~~c~~', '\\*\\*a\\*\\* \\_b\\_ \\~\\~c\\~\\~'],
    ['code', '`a`', '\\`a\\`'],
    ['a fence', '```html\n<b>\n```', '\\`\\`\\`html\\\n\\<b\\>\\\n\\`\\`\\`'],
    ['a table', '|a|b|\n|-|-|', '\\|a\\|b\\|\\\n\\|-\\|-\\|'],
    ['code by indentation', 'a\n      b', 'a\\\n\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0b'],
    ['a backslash', '\\[a](b)', '\\\\\\[a\\](b)'],
    ['a formula', '$x$', '\\$x\\$'],
    ['an address', 'see https://evil.example/?a=1&b=2 now', 'see `https://evil.example/?a=1&b=2` now'],
    ['a bare address', 'www.evil.example', '`www.evil.example`'],
    ['a host name', 'evil.example', '`evil.example`'],
    ['an e-mail address', 'a@evil.example', '`a@evil.example`'],
    ['mailto', 'mailto:x', '`mailto:x`'],
    ['a script', '[x](javascript://a)', '`[x](javascript://a)`'],
    ['an address in backticks', '`https://evil.example`', '`` `https://evil.example` ``'],
    ['an autolink', '<https://evil.example>', '`<https://evil.example>`'],
  ])('%s', (_name, text, written) => {
    expect(markdownLines(text).join('\n')).toBe(written);
  });

  test('in names, too: one line, no controls', () => {
    expect(inlineMarkdown('Eve\n# Owned <b>')).toBe('Eve \\# Owned \\<b\\>');
    expect(inlineMarkdown('photo\u202Egpj.exe')).toBe('`photogpj.exe`');
    const star = markdownStar({ ...plainStar, sender: '](evil)\n\n# Owned', chat: '![x](y)', text: 'ok' }, words);
    expect(star.split('\n').filter((line) => line.startsWith('#'))).toEqual(['## \\](evil) \\# Owned · !\\[x\\](y)']);
  });

  test('the link stays one, whatever is in the address', () => {
    const link = 'https://cliq.zoho.eu/chats/a>(b)<c d\\e';
    expect(markdownStar({ ...plainStar, link }, words)).toContain(
      '[Open in Cliq](<https://cliq.zoho.eu/chats/a%3E(b)%3Cc%20d%5Ce>)',
    );
  });

  test('any text: every line is in the quotation, and no sign of Markdown is without its backslash or its code', () => {
    const nasty = fc.string({ unit: fc.constantFrom(...'\\`*_[]<>#|~&$=-+.!()1 \n\t:/@', 'a', 'b', '\r', '\u2028') });
    fc.assert(
      fc.property(nasty, (text) => {
        for (const line of markdownLines(text)) {
          expect(line).not.toMatch(/[\n\r\u2028\u2029]/);
          const rest = withoutCode(line)
            .replace(/\\[!-/:-@[-`{-~]/g, 'x')
            .replace(/\\$/, '');
          expect(rest).not.toMatch(/[\\`*_[\]<>#|~&$=]/);
          expect(rest).not.toMatch(/^[-+:]|^\d+[.)]|^[ \t]/);
          expect(rest).not.toMatch(/:\/\/|@/);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Code spans by CommonMark: from a run of backticks to the next run of the same length; a backslash before it makes the first a sign. */
function withoutCode(line: string): string {
  let rest = '';
  let at = 0;
  while (at < line.length) {
    if (line[at] === '\\') {
      rest += line.slice(at, at + 2);
      at += 2;
      continue;
    }
    const [run = ''] = /^`+/.exec(line.slice(at)) ?? [];
    if (run === '') {
      rest += line[at];
      at += 1;
      continue;
    }
    const end = [...line.slice(at + run.length).matchAll(/`+/g)].find(([other]) => other.length === run.length);
    if (!end) throw new Error(`code without an end: ${line}`);
    rest += 'code';
    at += run.length + end.index + run.length;
  }
  return rest;
}
