import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { pickFromButton } from '../browsers/chat';
import { expectText } from '../browsers/expect-seen';
import { dist } from '../browsers/firefox/built-extension';
import { driveFirefox } from '../browsers/firefox/firefox-driver';
import { launchFirefox } from '../browsers/firefox/launch-firefox';
import { allowInPrivateWindows } from '../browsers/firefox/private-window';
import { expect, test } from '../browsers/firefox/test';
import { clientId } from '../browsers/sign-in';

test('Firefox that remembers no history keeps nothing for extensions: said by name everywhere, and Zoho is not asked', async ({
  standIn,
}) => {
  const firefox = await launchFirefox({ prefs: { 'browser.privatebrowsing.autostart': true } });
  try {
    const install = async () => {
      await firefox.browser.installExtension(dist);
      await allowInPrivateWindows(firefox.bidi);
    };
    // It is not told of its installation, for it was not allowed yet.
    const driver = await driveFirefox(firefox, standIn, install, { opensFirstPage: false });
    const popup = await driver.openExtension('src/popup/index.html');
    await expectText(popup.get('alert'), messages.popup_unreadableText.message);
    const options = await driver.openExtension('src/options/index.html');
    await options.get('textbox', 'Client ID').fill(clientId);
    await options.get('button', 'Sign in to Zoho').click();
    await expectText(options.get('alert'), messages.error_no_storage.message);
    const cliq = await driver.openCliq();
    await pickFromButton(cliq, 'I cried a little. Ship it.', 'Note');
    await expectText(cliq.get('status'), messages.error_no_storage.message);
    expect(standIn.log.accounts('/oauth/v2/auth')).toEqual([]);
    expect(standIn.log.api()).toEqual([]);
  } finally {
    await firefox.close();
  }
});
