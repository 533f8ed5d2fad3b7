import messages from '../../../public/_locales/en/messages.json';

const sentences = new Map(Object.entries(messages).map(([key, { message }]) => [key, message]));

/** As much of the browser as words need: `vi.mock('webextension-polyfill', …)`. */
export const fakeBrowser = {
  i18n: {
    getMessage: (key: string, substitutions: string[] = []) =>
      (sentences.get(key) ?? '').replace(/\$(\d)/g, (_, place) => substitutions[Number(place) - 1] ?? ''),
    getUILanguage: () => 'en-US',
  },
};
