import { type MessageKey, t } from '../browser/i18n';
import { dataCenters } from '../cliq/data-centers';
import type { StarFile } from '../stars/read-star-file';
import { mostBytesInFile, mostStarsInFile } from '../stars/star-file';
import type { RestoreRefusal } from './restore-store';
import type { StarsStore } from './store';

const sentences: Record<Exclude<RestoreRefusal, 'other-data-center' | 'too-many' | 'too-large'>, MessageKey> = {
  'no-json': 'file_refused_noJson',
  'other-file': 'file_refused_otherFile',
  'newer-version': 'file_refused_newerVersion',
  'no-account': 'file_refused_noAccount',
  'other-organization': 'file_refused_otherOrganization',
  'signed-out': 'error_signed_out',
  empty: 'file_refused_empty',
  unreadable: 'file_refused_unreadable',
};

/** Why nothing of the file is used, and what to do. */
export function RefusedFile({ why, file, store }: { why: RestoreRefusal; file: StarFile | null; store: StarsStore }) {
  return <p class="alert">{sentenceOf(why, file, store)}</p>;
}

function sentenceOf(why: RestoreRefusal, file: StarFile | null, { status, formats }: StarsStore): string {
  switch (why) {
    case 'too-many':
      return t('file_refused_tooMany', formats.count(mostStarsInFile));
    case 'too-large':
      return t('file_refused_tooLarge', formats.bytes(mostBytesInFile));
    case 'other-data-center': {
      const account = status.peek()?.account;
      const hostOf = (id: keyof typeof dataCenters | undefined) => (id ? new URL(dataCenters[id].cliqOrigin).host : '');
      return t('file_refused_otherDataCenter', hostOf(file?.account.dataCenter), hostOf(account?.dataCenter));
    }
    default:
      return t(sentences[why]);
  }
}
