import { t } from '../browser/i18n';
import type { MenuState } from '../browser/menu-state';
import { defaultPageSettings, type PageSettings } from '../browser/page-settings';
import type { TabAnswer, TabMessage } from '../browser/tab-messages';
import { readMessage } from '../cliq/page/read-message';
import { openMessagePage } from '../cliq/page/reading';
import { isTaughtPage, taughtProfile } from '../cliq/page/taught';
import type { Feature } from '../stars/feature';
import type { PageStarService } from '../stars/star-service';
import { type ContextMenuMemory, rememberContextMenu } from './context-menu';
import { listenForKeys } from './keys';
import { createKnownStars, type KnownStars } from './known-stars';
import { beginLife } from './life';
import { showMarks } from './marks';
import { prepareMenu } from './menu-preparation';
import { offerStar } from './offer-star';
import { watchPageHealth } from './page-health';
import { openDesk } from './second-script-desk';
import { createStarring, type Starring } from './starring';
import { createSurface } from './surface';
import { createToasts } from './toast';

/** The content script at work in one page. */
export interface Script {
  known: KnownStars;
  starring: Starring;
  contextMenu: ContextMenuMemory;
  /** What the background says to this tab; answers with a text if it was asked for one. */
  hear(message: TabMessage): TabAnswer;
  /** What the user has set, now and whenever it changes. */
  follow(settings: PageSettings): void;
  /** Call it when `isOn` has changed. */
  switched(): void;
  /** One `abort()` ends the script and leaves nothing of it. */
  life: AbortController;
}

interface Outside {
  service: PageStarService;
  /** Keeps what was set here: the last type, what the user showed of the page. */
  keep(settings: Partial<PageSettings>): void;
  /** Has the context menu say so of the message under the pointer. */
  tellMenu(state: MenuState): void;
  /** False while the organization has switched a feature off, and as long as that is not known. */
  isOn(feature: Feature): boolean;
}

export function beginScript(document: Document, { service, keep, tellMenu, isOn }: Outside): Script {
  const life = beginLife(document);
  const { signal } = life;
  const page = openMessagePage(document, () => performance.now());
  const surface = createSurface(document, signal);
  const known = createKnownStars(service.starsOf, signal);
  const marks = showMarks({ page, known, signal });
  watchPageHealth({ page, service, life, onLook: marks.lookAgain });
  const toasts = createToasts(surface, signal);
  const starring = createStarring({ service, known, toasts, life, onStarred: (lastType) => keep({ lastType }) });
  const preparation = prepareMenu({
    known,
    tell: (state) => settings.hasContextMenu && isOn('context-menu') && tellMenu(state),
    document,
    signal,
  });
  const offer = offerStar({ page, surface, known, starring, preparation, life, isOffered: () => isOn('star-button') });
  const keys = listenForKeys({ surface, offer, starring, toasts, life, isOffered: () => isOn('star-keys') });
  const contextMenu = rememberContextMenu({ page, surface, offered: offer.freeze, preparation, life });
  const desk = openDesk({ page, surface, signal, onTaught: (taughtPage) => keep({ taughtPage }) });
  let settings = defaultPageSettings;
  function setLast(): void {
    const found = desk.lastMessage();
    const ref = found && readMessage(found, t('content_you'));
    if (ref) starring.setStar(ref, settings.lastType, true);
    else toasts.say(t('command_noChat'));
  }
  return {
    known,
    starring,
    contextMenu,
    life,
    switched: offer.lookAgain,
    follow(next) {
      keys.follow(next);
      const { taughtPage: taughtBefore } = settings;
      settings = next;
      const { taughtPage } = next;
      if (JSON.stringify(taughtPage) === JSON.stringify(taughtBefore)) return;
      page.teach(isTaughtPage(taughtPage) ? taughtProfile(taughtPage) : null);
      offer.lookAgain();
    },
    hear(message) {
      const { kind } = message;
      if (kind === 'changed') {
        known.notice(message.notice);
        starring.statusChanged();
      } else if (kind === 'menu-picked') starring.setPicked(message.linked ?? contextMenu.take(), message.type);
      else if (kind === 'menu-shown') return contextMenu.stateOn(message.element);
      else if (kind === 'say') toasts.say(message.text);
      else if (kind === 'star-last') setLast();
      else if (kind === 'chat') return desk.lastMessage()?.chatId;
      else if (kind === 'teach') desk.teach();
      else if (kind === 'go-to') return desk.goTo(message.place);
      else if (kind === 'not-shown') desk.sayNotShown(message.reason, message.copy);
      else return desk.report();
      return undefined;
    },
  };
}
