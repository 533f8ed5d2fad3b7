import { starTypeName, t } from '../browser/i18n';
import { messageRows, type PageProfile } from '../cliq/page/page-profile';
import { starIconOf, starOutlineIcon } from '../stars/star-icons';
import type { KnownStar } from './known-stars';

/** What is drawn on a message, and what it says to those who do not see it. */
interface Mark {
  label: string;
  path: string;
  color: string;
}

/** Below the icon: three dots, a cross, a bar. So no state is told by its colour alone. */
const badges = {
  waiting: 'M3 18.2h2v2H3zM7 18.2h2v2H7zM11 18.2h2v2h-2z',
  failed: 'M5.5 16.9 8 19.4l2.5-2.5.9.9L8.9 20.3l2.5 2.5-.9.9L8 21.2l-2.5 2.5-.9-.9 2.5-2.5-2.5-2.5z',
  removed: 'M3 18.6h10v1.5H3z',
};
/** Three to one and more on white and on black alike: whether Cliq is dark cannot be told from its page for sure. */
const colors = { star: '#c07000', failed: '#e0453a' };

function markOf({ type, delivery }: KnownStar): Mark | null {
  const path = type === null ? starOutlineIcon.path : starIconOf(type).path;
  const name = type === null ? t('content_starMessage') : t('content_starredAs', starTypeName(type));
  if (delivery === 'failed') {
    return { label: `${name}, ${t('content_markFailed')}`, path: path + badges.failed, color: colors.failed };
  }
  if (delivery === 'delivered') return type === null ? null : { label: name, path, color: colors.star };
  if (type === null) return { label: t('content_markRemoved'), path: path + badges.removed, color: colors.star };
  return { label: `${name}, ${t('content_markWaiting')}`, path: path + badges.waiting, color: colors.star };
}

/**
 * Style rules that draw the marks of these messages, each bound to the message's id: a row that is used again shows the mark of
 * what it holds now. Nothing is laid out anew by them, and the pointer passes through.
 * @param raws the ids as the page spells them, with what is known of each
 * @param shiftPx from where the content of the row begins towards its edge
 */
export function markRules(
  profile: PageProfile,
  raws: Iterable<readonly [raw: string, star: KnownStar]>,
  shiftPx: number,
): string {
  // Words are the browser's to give, and it takes its time: they are asked for once for each kind of mark.
  const rules = new Map<string, { mark: Mark | null; raws: string[] }>();
  for (const [raw, star] of raws) {
    const kind = `${star.delivery} ${star.type}`;
    const rule = rules.get(kind) ?? { mark: markOf(star), raws: [] };
    rule.raws.push(raw);
    rules.set(kind, rule);
  }
  const { message } = profile;
  const written = [...rules.values()].flatMap(({ mark, raws: ids }) => {
    if (!mark) return [];
    const { label, path, color } = mark;
    // The id first: it rules out nearly every row before the browser looks at what else a row must be.
    const selectors = ids.map((raw) => `[${message.idAttribute}="${raw}"]&::before`).join();
    const looks = `content:"\\2605" / ${JSON.stringify(label)};background:${color};clip-path:path(evenodd,"${path}")`;
    return [`${selectors}{${shared};margin-inline-start:${-shiftPx}px;${looks}}`];
  });
  return written.length === 0 ? '' : `${messageRows(profile)}{${written.join('')}}`;
}

/** The star is clipped to the icon's shape; it is there because a label needs something that it is the label of. */
const shared =
  'position:absolute;inset:auto;display:block;box-sizing:border-box;width:16px;height:24px;margin:3px 0 0;padding:0;border:0;overflow:hidden;font:16px/24px sans-serif;color:transparent;opacity:1;visibility:visible;transform:none;pointer-events:none;forced-color-adjust:none';
