import { t } from '../browser/i18n';
import { contentKind } from '../stars/content-kind';
import type { StarRow } from '../stars/star-row';
import { LineIcon } from './line-icon';
import { MarkedText } from './marked-text';
import { shownName } from './shown-text';
import type { StarsStore } from './store';

/** A file's kind, name and size; a link only when the address is one of Cliq's. */
export function StarFile({ row, store }: { row: StarRow; store: StarsStore }) {
  const { file } = row.content;
  if (!file) return null;
  const isImage = contentKind(row.content) === 'image';
  const href = store.fileLink(row);
  const name = shownName(file.name);
  return (
    <p class="star-file">
      <LineIcon name={isImage ? 'image' : 'file'} />
      <span class="unseen">{t(isImage ? 'popup_picture' : 'popup_file')}</span>
      <bdi class="file-name">
        {name ? <MarkedText text={name} words={store.words.value} /> : t('popup_unnamedFile')}
      </bdi>
      {file.size !== null && Number.isFinite(file.size) && (
        <span class="file-size">{store.formats.bytes(Math.max(0, file.size))}</span>
      )}
      {href !== null && (
        <a class="file-open" href={href} target="_blank" rel="noopener noreferrer">
          {t('popup_openFile')}
        </a>
      )}
    </p>
  );
}
