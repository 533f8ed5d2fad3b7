// Runs in every tab of Cliq. A guest: it adds one element outside Cliq's tree and changes nothing in Cliq's own.
import { connectStars } from '../browser/connect-stars';
import { followFeatures } from '../browser/feature-switches';
import { tellMenu } from '../browser/menu-state';
import { followPageSettings, keepPageSettings } from '../browser/page-settings';
import { onTabMessage } from '../browser/tab-messages';
import { isChatPage } from '../cliq/page/surroundings';
import { beginScript } from './script';

if (window.top === window && isChatPage(document)) {
  const { hear, follow, switched, life } = beginScript(document, {
    service: connectStars(),
    keep: keepPageSettings,
    tellMenu,
    isOn: (feature) => isOn(feature),
  });
  const isOn = followFeatures(switched, life.signal);
  onTabMessage(hear, life.signal);
  followPageSettings(follow, life.signal);
}
