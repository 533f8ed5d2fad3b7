// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import './fixtures/layout';
import { expect, test } from 'vitest';
import rows from './fixtures/rows.html?raw';
import { reportPage } from './report';
import { openStudiedPage } from './testing/open-page';
import { randomPage } from './testing/random-page';

const report = () => reportPage(openStudiedPage(document));

test('tells how the page is read, what its rows have, and how they are built', () => {
  document.body.innerHTML = rows;
  const text = report();
  for (const part of ['"rung": "known"', '"profile": "cliq-2026"', '"withText": "4 of 4"', 'msguid="9x13%9x14"']) {
    expect(text).toContain(part);
  }
  expect(text).toContain('purpose=sendingstatus');
  expect(text).toContain('chid="a2_9x19_9x8"');
});

test('holds no word, name or id of the page', () => {
  for (const kind of ['known', 'renamed', 'obfuscated'] as const) {
    for (let seed = 1; seed <= 5; seed += 1) {
      const page = randomPage(seed, kind);
      document.body.innerHTML = page.html;
      for (const element of document.body.querySelectorAll('.msgtxt, p')) {
        element.setAttribute('aria-label', 'Zanzibar Überraschung 機密 مرحبا');
      }
      const text = report();
      const [, outline = ''] = text.split('}\n');
      expect(outline.length).toBeGreaterThan(200);
      expect(text).not.toMatch(/\d{6}/);
      expect(text).not.toMatch(/Zanzibar|berrasch|機密|مرحبا/u);
      for (const [, word = ''] of document.body.textContent.matchAll(/(\p{L}{4,})/gu)) {
        expect(outline.match(new RegExp(`"[^"]*${word}[^"]*"`)), word).toBeNull();
      }
    }
  }
});
