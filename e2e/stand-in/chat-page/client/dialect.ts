import type { PageLayout } from '../page-wire';

let layout: PageLayout = '2026';

/** From now on, elements are made as this layout has them. */
export function speak(spoken: PageLayout): void {
  layout = spoken;
}

export function layoutIs(one: PageLayout): boolean {
  return layout === one;
}

/** What a release that renames every attribute of its own might call them. */
const RENAMED: Record<string, string> = {
  'msg-cont': 'data-entry',
  msguid: 'data-entry-key',
  chid: 'data-conversation',
  mymsg: 'data-mine',
  purpose: 'data-part',
  elemtype: 'data-kind',
  postedchatid: 'data-posted-in',
  mentionmsgid: 'data-mention-of',
  mentionedid: 'data-mentioned',
  msgtime: 'data-sent',
  uid: 'data-person',
  nname: 'data-name',
  sender: 'data-from',
  mtype: 'data-file-kind',
  fname: 'data-file',
  holder: 'data-holds',
  'data-chatid': 'data-of-conversation',
};

const IDS = ['msguid', 'chid', 'msgtime', 'uid', 'postedchatid', 'mentionmsgid'];

/** How an attribute of Cliq's is called in this layout; null: it is not there. */
export function attributeName(name: string): string | null {
  if (layout === 'renamed') return RENAMED[name] ?? name;
  return layout === 'no-ids' && IDS.includes(name) ? null : name;
}

/** A selector written with Cliq's attributes, as it reads in this layout. */
export function spoken(selector: string): string {
  return selector.replace(/\[([\w-]+)/g, (whole, name: string) => {
    const other = attributeName(name);
    return other === null ? whole : `[${other}`;
  });
}
