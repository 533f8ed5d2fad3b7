import { t } from '../browser/i18n';
import type { FileContent } from '../stars/star';
import type { Formats } from './formats';
import { LineIcon } from './line-icon';
import { shownName } from './shown-text';

/** A file's name and size; a link only when the address is one of Zoho's. */
export function StarFile({ file, href, formats }: { file: FileContent; href: string | null; formats: Formats }) {
  return (
    <p class="star-file">
      <LineIcon name="file" />
      <bdi class="file-name">{shownName(file.name) || t('popup_unnamedFile')}</bdi>
      {file.size !== null && Number.isFinite(file.size) && (
        <span class="file-size">{formats.bytes(Math.max(0, file.size))}</span>
      )}
      {href !== null && (
        <a class="file-open" href={href} target="_blank" rel="noopener noreferrer">
          {t('popup_openFile')}
        </a>
      )}
    </p>
  );
}
