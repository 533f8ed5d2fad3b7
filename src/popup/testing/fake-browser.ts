import messages from '../../../public/_locales/en/messages.json';

interface Message {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

const sentences = new Map(Object.entries<Message>(messages).map(([key, each]) => [key, withPlaces(each)]));

/** `$COUNT$` becomes the `$1` that it stands for. */
function withPlaces({ message, placeholders = {} }: Message): string {
  return message.replace(/\$(\w+)\$/g, (name, key: string) => placeholders[key.toLowerCase()]?.content ?? name);
}

/** As much of the browser as words need: `vi.mock('webextension-polyfill', …)`. */
export const fakeBrowser = {
  i18n: {
    getMessage: (key: string, substitutions: string[] = []) =>
      (sentences.get(key) ?? '').replace(/\$(\d)/g, (_, place) => substitutions[Number(place) - 1] ?? ''),
    getUILanguage: () => 'en-US',
  },
};
