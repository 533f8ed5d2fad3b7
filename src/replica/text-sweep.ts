import { withoutText } from './left-out-text';
import type { ReplicaWriter } from './replica-writer';
import type { StarReader } from './star-reader';

const batchSize = 100;

/**
 * Takes every text off the disk, from the newest star on, where the writer's vault says that none may be there. What is written from
 * then on has none anyway. May be broken off at any time and begun again.
 * @param reader one without the texts that are in memory
 */
export async function sweepTexts(
  writer: Pick<ReplicaWriter, 'account' | 'intents' | 'changeMany' | 'bundleRows'>,
  reader: Pick<StarReader, 'newest'>,
): Promise<void> {
  const account = await writer.account();
  if (!account) return;
  // There is none of them any more.
  await writer.bundleRows();
  // To write it again is to leave the text out.
  const sweep = (ids: string[]) => (ids.length > 0 ? writer.changeMany(account.id, ids, (entry) => entry) : null);
  const intents = (await writer.intents(account.id)).filter((intent) => {
    const entry = { row: null, intent };
    return withoutText(entry) !== entry;
  });
  for (let from = 0; from < intents.length; from += batchSize)
    await sweep(intents.slice(from, from + batchSize).map(({ messageId }) => messageId));
  for (let rows = await reader.newest(null, batchSize); rows.length > 0; ) {
    const holding = rows.filter((row) => {
      const entry = { row, intent: null };
      return withoutText(entry) !== entry;
    });
    await sweep(holding.map(({ messageId }) => messageId));
    rows = await reader.newest(rows.at(-1) ?? null, batchSize);
  }
}
