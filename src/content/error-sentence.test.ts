import './fixtures/extension';
import { expect, test } from 'vitest';
import { serviceErrorCodes } from '../stars/service-error';
import { errorSentence } from './error-sentence';

test.each(serviceErrorCodes)('%s has a sentence', (code) => {
  expect(errorSentence(code)).toMatch(/^[A-Z].+\.$/);
});
