import { expect, test } from 'vitest';
import { dataCenters } from '../cliq/data-centers';
import { messageLink } from '../cliq/links';
import { hostileRows } from '../cliq/testing/hostile-stars';
import type { ExportFormat } from './export-file';
import { writeExport } from './export-file';
import { readStarFile } from './read-star-file';

const rows = hostileRows();
const cliqOrigins: readonly string[] = Object.values(dataCenters).map(({ cliqOrigin }) => cliqOrigin);

function exported(format: ExportFormat): string {
  const writing = writeExport({
    rows,
    format,
    account: { dataCenter: 'us', organizationId: '60002085329' },
    linkTo: (row) => messageLink({ ...row, dataCenter: 'us' }),
    keepsNoText: false,
    words: {
      title: 'Stars',
      type: (type) => type,
      unknownSender: 'Unknown sender',
      unnamedChat: 'Unnamed chat',
      noText: 'No text',
      file: (name) => `File: ${name}`,
      starred: (at) => `Starred ${at}`,
      sent: (at) => `Sent ${at}`,
      open: 'Open in Cliq',
    },
    onProgress: () => {},
  });
  for (;;) {
    const { done, value } = writing.next();
    if (done) return value.join('');
  }
}

test('in a CSV file no cell begins with a formula, and every link is of Cliq', () => {
  const file = exported('csv');
  const cells = [...file.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)].map(([, cell = '']) => cell.replaceAll('""', '"'));
  expect(cells).toHaveLength((rows.length + 1) * 8);
  expect(cells.filter((cell) => /^[\s"]*[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
  const links = cells.filter((_, place) => place >= 8 && place % 8 === 7);
  expect(links).toHaveLength(rows.length);
  expect(links.filter((link) => !cliqOrigins.includes(new URL(link).origin))).toEqual([]);
});

test('in a Markdown file nothing but our own links leads anywhere, and nothing is markup', () => {
  const file = exported('markdown');
  // What has a backslash is text, and so is code, between as many backticks as it begins with; none goes on in the next line.
  const plain = file
    .split('\n')
    .map((line) => line.replace(/\\[!-/:-@[-`{-~]/g, '').replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, ''))
    .join('\n');
  const links = [...plain.matchAll(/\[Open in Cliq\]\(<([^>]*)>\)/g)].map(([, link = '']) => link);
  expect(links).toHaveLength(rows.length);
  expect(links.filter((link) => !cliqOrigins.includes(new URL(link).origin))).toEqual([]);
  const rest = plain.replace(/\[Open in Cliq\]\(<[^>]*>\)/g, '');
  expect(rest.match(/[<[\]]|:\/\/|www\./g)).toBeNull();
});

test('in a JSON file every word is a string, and read again, no id can lead out of its place', () => {
  const file = exported('json');
  const { stars } = JSON.parse(file);
  expect(stars.map(({ text }: { text: string }) => text)).toEqual(
    rows.map(({ content }) => content.text || content.earlierText),
  );
  const reading = readStarFile(file);
  let read = reading.next();
  while (!read.done) read = reading.next();
  if (typeof read.value === 'string') throw new Error(read.value);
  const { stars: believed, leftOut } = read.value;
  expect(believed.filter(({ messageId, chatId }) => !/^[\w-]+$/.test(messageId + chatId))).toEqual([]);
  expect(believed.length + leftOut.malformed + leftOut['unknown-type'] + leftOut.repeated).toBe(rows.length);
  expect(leftOut.malformed).toBeGreaterThan(200);
});
