import type { PageProfile } from '../page-profile';
import { type MessagePage, openMessagePage } from '../reading';
import { studyPage } from '../study';

/** The page with all that there is to understand it. */
export function openStudiedPage(
  document: Document,
  taught: PageProfile | null = null,
  now: () => number = () => 0,
): MessagePage {
  const page = openMessagePage(document, now);
  page.teach(taught);
  page.takeStudy(studyPage);
  return page;
}
