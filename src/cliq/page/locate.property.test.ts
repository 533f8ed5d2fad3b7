// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import './fixtures/layout';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMessage } from './read-message';
import { judgePages } from './testing/judge-pages';
import { openStudiedPage } from './testing/open-page';
import { layouts } from './testing/random-rows';

const chats = ['CT_1111111111111111111_64396901', '2293949000000114001'];

interface Message {
  id: string;
  chat: string;
  text: string;
}

/** Each trap puts other messages' ids near this one. `text` marks what belongs to which message. */
const traps: Record<string, (message: Message, other: Message) => string> = {
  plain: (message) => row(message, body(message)),
  quote: (message, other) =>
    row(
      message,
      `<blockquote class="quotedmsgdiv" purpose="viewreplied">${row(other, body(message))}</blockquote>${body(message)}`,
    ),
  tile: (message, other) =>
    row(
      message,
      `<div msg-cont msguid="${other.id}" mtype="20" fname="f"><b class="${message.text}">f</b></div>${body(message)}`,
    ),
  preview: (message, other) =>
    row(message, `${body(message)}<div class="zcurlprv" msguid="${other.id}"><i class="${message.text}"></i></div>`),
  menu: (message, other) =>
    row(message, `${body(message)}<div purpose="message_actions" msguid="${other.id}"><i></i></div>`),
  editing: (message) =>
    row(message, `<div class="zcmsg-edtbx" msguid="${message.id}"><div contenteditable="true"><i></i></div></div>`),
  stale: (message) =>
    `<div class="dN">${row(message, '<p class="zcmsgcnt">stale</p>')}</div>${row(message, body(message))}`,
  divider: (message, other) =>
    `<div purpose="date" msg-cont chid="${message.chat}" msguid="${other.id}"><i></i></div>${row(message, body(message))}`,
  unfinished: (message) => row({ ...message, id: 'undefined' }, '<p class="zcmsgcnt"><i></i></p>'),
  ambiguous: (message, other) => row(message, row(other, '<p><i></i></p>')),
  pasted: (message) => `<div contenteditable="true">${row(message, '<i></i>')}</div>`,
};

function row({ id, chat }: Message, content: string): string {
  return `<div msg-cont chid="${chat}" msguid="${id}">${content}</div>`;
}

function body({ text }: Message): string {
  return `<p class="zcmsgcnt"><b class="${text}">${text}</b></p>`;
}

const message = fc.record({
  id: fc.integer({ min: 0, max: 8 }).map((n) => `177780523548${n}%2016289824984${n}`),
  chat: fc.constantFrom(...chats),
});
const page = fc.array(fc.tuple(fc.constantFrom(...Object.keys(traps)), message, message), {
  minLength: 1,
  maxLength: 8,
});

test('on random pages built from traps, no target ever means a message that it does not belong to', () => {
  let found = 0;
  fc.assert(
    fc.property(page, (rows) => {
      const messages = rows.map(([trap, one, other], index) => ({
        trap,
        one: { ...one, text: `text-${index}` },
        other: { ...other, text: 'other' },
      }));
      document.body.innerHTML = `<style>.dN { display: none }</style>${messages.map(({ trap, one, other }) => traps[trap]?.(one, other)).join('')}`;
      const shown = openStudiedPage(document);
      for (const target of document.body.querySelectorAll('*')) {
        const meant = shown.messageAt(target);
        if (!meant) continue;
        found += 1;
        // Every element that carries a message's text mark belongs to that message; others may only mean the row around them.
        const mine = messages.find(({ one }) => one.text === target.className);
        const text = readMessage(meant, 'You')?.text ?? '';
        if (mine) expect([meant.chatId, meant.rawId, text]).toEqual([mine.one.chat, mine.one.id, mine.one.text]);
        expect(
          messages.some(
            ({ one }) => one.id === meant.rawId && one.chat === meant.chatId && (text === one.text || text === ''),
          ),
        ).toBe(true);
        expect(target.closest('.dN, [purpose="message_actions"], [purpose="date"], [contenteditable]')).toBeNull();
      }
    }),
    { numRuns: 200 },
  );
  expect(found).toBeGreaterThan(300);
}, 60_000);

/** A browser judges 10,000 of them: `e2e/pages`. */
test.each(
  layouts.flatMap((layout) =>
    (['known', 'renamed', 'restyled', 'obfuscated'] as const).map((kind) => [kind, layout] as const),
  ),
)('random pages, %s, with the id on the %s: nothing wrong is found', (kind, layout) => {
  const { rows, found, wrong } = judgePages(kind, layout, 1, 3);
  expect(wrong).toEqual([]);
  if (kind === 'known' && layout !== 'gutter') expect(found).toBe(rows);
});
