import { starTypeName, t } from '../browser/i18n';
import type { MarkdownWords } from '../stars/export-markdown';
import type { Formats } from './formats';

/** The words of a Markdown file, in the browser's language. */
export function markdownWords({ exact }: Formats, now: number): MarkdownWords {
  const at = (time: string) => exact(Date.parse(time));
  return {
    title: t('file_markdownTitle', exact(now)),
    type: starTypeName,
    unknownSender: t('popup_unknownSender'),
    unnamedChat: t('popup_unnamedChat'),
    noText: t('popup_textNotKept'),
    file: (name) => t('file_markdownFile', name),
    starred: (time) => t('popup_starredAt', at(time)),
    sent: (time) => t('popup_sentAt', at(time)),
    open: t('popup_openInCliq'),
  };
}
