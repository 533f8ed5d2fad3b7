import { t } from '../browser/i18n';
import { contentKind } from '../stars/content-kind';
import type { StarRow } from '../stars/star-row';
import { shownName } from './shown-text';

/** What kind of message it is, where the row does not show it. */
export function KindName({ row }: { row: StarRow }) {
  const { kind } = row.content;
  switch (contentKind(row.content)) {
    case 'image':
      return <span>{t('popup_picture')}</span>;
    case 'file':
      return <span>{t('popup_file')}</span>;
    case 'link':
      return <span>{t('popup_link')}</span>;
    default:
      return <bdi>{shownName(kind.replaceAll('_', ' '))}</bdi>;
  }
}
