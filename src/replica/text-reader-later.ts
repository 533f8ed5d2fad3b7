import type { SessionArea, TextReader } from './text-reader';

/** `createTextReader` for a page that has something to show first: most people's texts are on disk, and nothing is loaded for them. */
export function createTextReaderLater(area: SessionArea): TextReader {
  const load = async () => (await import('./text-reader')).createTextReader(area);
  return {
    textsOf: async (accountId, messageIds) => (await load()).textsOf(accountId, messageIds),
    fill: async (rows) => (rows.some(({ content }) => content.isLeftOut) ? (await load()).fill(rows) : rows),
  };
}
