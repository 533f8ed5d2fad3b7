import type { Answer } from '../stand-in/answer';
import { captivePortal, gatewayError, truncatedJson } from '../stand-in/fault-answers';
import { errorAnswer } from '../stand-in/stars-api/errors';
import type { Fact } from './status-facts';

/** One of the twelve ways in which a call can go wrong. */
export interface CliqFault {
  name: string;
  /** How calls of the case are met as long as it lasts; null: none arrives. */
  meets: { answer?: Answer | ((ordinary: Answer | null) => Answer); drop?: boolean; delayMs?: number } | null;
  /** Whether Cliq does what it was asked for although the answer is bad. `either`: only where a case needs it done. */
  effect: 'never' | 'always' | 'either';
  /** What the status line says besides once the worker has met it. */
  says: readonly Fact[];
  /** The answer is not given before the page was seen waiting for it. */
  isLate?: true;
  /** The answer is one: nothing may be sent again. */
  isAnswer?: true;
  /** What ends it. */
  endsBy: 'itself' | 'going online' | 'signing in';
  /** The token is not good any more before the case begins. */
  endsToken?: true;
}

const passing = { says: ['does not answer'], endsBy: 'itself' } as const;
const cut = { says: ['offline'], endsBy: 'itself' } as const;
const noEntry = { effect: 'never', says: ['sign in again'], endsBy: 'signing in' } as const;
const blank = {
  errorShape: 'sample',
  inputInvalidSlug: 'input_invalid',
  unauthorizedBody: 'blank',
  scopeErrorAs: 401,
} as const;

export const cliqFaults: readonly CliqFault[] = [
  { name: '500', meets: { answer: errorAnswer('operation_failed') }, effect: 'either', ...passing },
  { name: '502', meets: { answer: gatewayError(502) }, effect: 'either', ...passing },
  { name: '503', meets: { answer: gatewayError(503) }, effect: 'either', ...passing },
  { name: '504', meets: { answer: gatewayError(504) }, effect: 'either', ...passing },
  { name: 'dropped before the effect', meets: { drop: true }, effect: 'never', ...cut },
  { name: 'dropped after the effect', meets: { drop: true }, effect: 'always', ...cut },
  {
    name: 'slow',
    meets: { delayMs: 1_500 },
    effect: 'always',
    says: [],
    endsBy: 'itself',
    isLate: true,
    isAnswer: true,
  },
  { name: 'blank 401', meets: { answer: errorAnswer('token_invalid', blank) }, ...noEntry },
  { name: 'expired token', meets: {}, endsToken: true, ...noEntry },
  { name: 'malformed body', meets: { answer: truncatedJson }, effect: 'always', ...passing },
  { name: 'HTML with 200', meets: { answer: captivePortal }, effect: 'never', says: ['web page'], endsBy: 'itself' },
  { name: 'offline', meets: null, effect: 'never', says: ['offline'], endsBy: 'going online' },
];

/** What "slow" becomes when the extension does not wait any longer. */
export const tooSlow: CliqFault = {
  name: 'no answer in 25 s',
  meets: {},
  effect: 'always',
  isLate: true,
  ...passing,
};
