import type { ServiceErrorCode } from '../stars/service-error';
import { type MessageKey, sentenceOf, t } from './i18n';
import { obstacleKeys } from './obstacle-sentence';

const obstacles: Partial<Record<ServiceErrorCode, MessageKey>> = obstacleKeys;

/**
 * What went wrong, in plain words of the browser's language. The name of most sentences is made of the code, for the content script
 * has to be small. `detail`: Zoho's own word, where there is no better one.
 */
export function errorSentence(code: ServiceErrorCode, detail = ''): string {
  const obstacle = obstacles[code];
  return obstacle ? t(obstacle) : sentenceOf(`error_${code.replaceAll('-', '_')}`, detail);
}

/** True when the client as it is registered, or typed, may be the cause: what was chosen is to be compared with Zoho's API console. */
export function mayBeClient(code: ServiceErrorCode): boolean {
  return clientCodes.has(code);
}

const clientCodes: ReadonlySet<ServiceErrorCode> = new Set([
  'sign-in-closed',
  'sign-in-no-token',
  'sign-in-page-unreachable',
  'sign-in-client-unknown',
  'sign-in-redirect-unknown',
  'sign-in-blocked',
  'sign-in-refused',
]);
