import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../browser/i18n';
import type { StarRow } from '../stars/star-row';
import { isDeleted } from './is-deleted';
import { MarkedText } from './marked-text';
import { shownText } from './shown-text';
import type { StarsStore } from './store';

/** A message's text, at most three lines of it until "more". */
export function StarText({ row, store }: { row: StarRow; store: StarsStore }) {
  const { text, kind, file, isLeftOut } = row.content;
  const isExpanded = store.expanded.value.has(row.messageId);
  const paragraph = useRef<HTMLParagraphElement>(null);
  const [isClamped, setClamped] = useState(false);
  const words = store.words.value;
  const shown = shownText(text, isExpanded, words);

  useLayoutEffect(() => {
    const { current } = paragraph;
    if (!current || isExpanded) return;
    setClamped(shown !== shownText(text, true, []) || current.scrollHeight > current.clientHeight + 1);
  }, [shown, isExpanded]);

  if (isLeftOut) return <p class="star-text is-empty">{t('popup_textNotKept')}</p>;
  // What it said stands beneath (`RowMarks`).
  if (isDeleted(row.content)) return null;
  if (text.trim() === '') return file ? null : <p class="star-text is-empty">{t('popup_noText', kind)}</p>;
  return (
    <>
      <p ref={paragraph} class={`star-text ${isExpanded ? '' : 'is-clamped'}`}>
        <bdi>
          <MarkedText text={shown} words={words} />
        </bdi>
      </p>
      {(isClamped || isExpanded) && (
        <button type="button" class="more" aria-expanded={isExpanded} onClick={() => store.toggleText(row.messageId)}>
          {isExpanded ? t('popup_less') : t('popup_more')}
        </button>
      )}
    </>
  );
}
