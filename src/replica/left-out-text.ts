import type { Entry, Intent } from '../stars/intent';
import type { Content } from '../stars/star';
import { searchTextOf } from '../stars/star-filter';
import type { StarRow } from '../stars/star-row';

/** What of a message is kept apart from its row: all of its content but the kind. */
export type MessageText = Pick<Content, 'text' | 'file'>;

/** `entry` as it may be on disk where no text may: ids, times, types, chat and sender stay. The same object when it holds no text. */
export function withoutText(entry: Entry): Entry {
  const row = rowWithoutText(entry.row);
  const intent = intentWithoutText(entry.intent);
  return row === entry.row && intent === entry.intent ? entry : { row, intent };
}

/** The message's text, as far as `entry` knows it. */
export function textIn({ row, intent }: Entry): MessageText | null {
  const content = [row?.content, intent?.rowBefore?.content].find((each) => each && holdsText(each));
  if (content) return content;
  // With a row the text on the page says nothing new: for a file it is only the file's name.
  const text = row || intent?.rowBefore ? '' : (intent?.ref.text ?? '');
  return text === '' ? null : { text, file: null };
}

export function withText(row: StarRow, { text, file }: MessageText): StarRow {
  const whole = { ...row, content: { kind: row.content.kind, text, file } };
  return { ...whole, searchText: searchTextOf(whole) };
}

const holdsText = ({ text, file }: MessageText) => text !== '' || file !== null;

function rowWithoutText(row: StarRow | null): StarRow | null {
  if (!row || !holdsText(row.content)) return row;
  const bare = { ...row, content: { kind: row.content.kind, text: '', file: null, isLeftOut: true as const } };
  return { ...bare, searchText: searchTextOf(bare) };
}

function intentWithoutText(intent: Intent | null): Intent | null {
  const rowBefore = rowWithoutText(intent?.rowBefore ?? null);
  if (!intent || (intent.ref.text === '' && rowBefore === intent.rowBefore)) return intent;
  return { ...intent, rowBefore, ref: { ...intent.ref, text: '' } };
}
