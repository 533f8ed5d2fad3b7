import { hitRanges } from '../stars/hit-ranges';

/** Text with what was searched for marked in it. */
export function MarkedText({ text, words }: { text: string; words: readonly string[] }) {
  const hits = hitRanges(text, words);
  if (hits.length === 0) return <>{text}</>;
  const ends = [0, ...hits.map(([, to]) => to)];
  return (
    <>
      {hits.flatMap(([from, to], nth) => [text.slice(ends[nth], from), <mark key={from}>{text.slice(from, to)}</mark>])}
      {text.slice(ends.at(-1))}
    </>
  );
}
