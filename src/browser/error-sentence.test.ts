import { expect, test, vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { serviceErrorCodes } from '../stars/service-error-codes';
import { errorSentence } from './error-sentence';

vi.mock('webextension-polyfill', () => ({
  default: { i18n: { getMessage: (key: string) => new Map(Object.entries(messages)).get(key)?.message ?? '' } },
}));

test.each(serviceErrorCodes)('%s is said in words', (code) => {
  expect(errorSentence(code)).toMatch(/^[A-Z].+\.$/);
});
