// Runs in every tab of Cliq. A guest: it adds one element outside Cliq's tree and changes nothing in Cliq's own.
import { connectStars } from '../browser/connect-stars';
import { followFeatures } from '../browser/feature-switches';
import { onTabMessage } from '../browser/tab-messages';
import { isChatPage } from '../cliq/page/surroundings';
import { rememberContextMenu } from './context-menu';
import { createKnownStars } from './known-stars';
import { beginLife } from './life';
import { offerStar } from './offer-star';
import { createStarring } from './starring';
import { createSurface } from './surface';
import { createToasts } from './toast';

if (window.top === window && isChatPage(document)) {
  const life = beginLife(document);
  const { signal } = life;
  const service = connectStars();

  const surface = createSurface(document, signal);
  const known = createKnownStars(service.starsOf, signal);
  const toasts = createToasts(surface, signal);
  const starring = createStarring({ service, known, toasts, life });
  const isOn = followFeatures(() => offer.switched(), signal);
  const offer = offerStar({ document, surface, known, starring, life, isOffered: () => isOn('star-button') });
  const contextMenu = rememberContextMenu({ document, surface, offered: offer.freeze, life });

  onTabMessage((message) => {
    if (message.kind === 'changed') {
      known.notice(message.notice);
      starring.statusChanged();
    } else if (message.kind === 'menu-picked') starring.setPicked(contextMenu.take(), message.type);
  }, signal);
}
