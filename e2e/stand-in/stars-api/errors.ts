import { type Answer, jsonAnswer } from '../answer';
import type { Switches } from '../switches';

interface ErrorForm {
  status: number;
  /** The number of the vendor's samples; absent where the sample has only prose. */
  number?: number;
  slug?: string;
  /** The sample of this error is `{code: slug, message: prose}`, as met in practice. */
  slugInSample?: true;
  prose: string;
}

/** Every error the documents name, and the few that Cliq's clients have met without one. */
const ERRORS = {
  input_invalid: { status: 400, number: 1012, slug: 'input_invalid', prose: 'Missing or invalid input parameters.' },
  malformed: {
    status: 400,
    prose: 'The request cannot be performed. Usually because of malformed parameter or missing parameter.',
  },
  extra_key_found: {
    status: 400,
    slug: 'extra_key_found',
    slugInSample: true,
    prose: 'An extra key was found in the request body.',
  },
  request_limit_exceeded: {
    status: 400,
    slug: 'request_limit_exceeded',
    slugInSample: true,
    prose: 'You have exceeded the URL throttle limits.',
  },
  token_invalid: { status: 401, prose: 'Request was rejected because of invalid AuthToken.' },
  oauthtoken_scope_invalid: {
    status: 401,
    slug: 'oauthtoken_scope_invalid',
    slugInSample: true,
    prose: 'The OAuth token passed does not have the required scope.',
  },
  no_permission: {
    status: 403,
    prose:
      'The user does not have enough permission or possibly not a user of the respective organization to access the resource.',
  },
  /** The page on errors has "an user" where the page on stars has "a user". */
  not_in_organisation: {
    status: 403,
    prose:
      'The user does not have enough permission or possibly not an user of the respective organization to access the resource.',
  },
  chat_access_denied: {
    status: 403,
    number: 430002,
    slug: 'chat_access_denied',
    prose: 'You are not authorized to access one or more requested chats.',
  },
  chat_not_found: {
    status: 404,
    number: 11016,
    slug: 'chat_not_found',
    prose: 'The specified chat does not exist or cannot be accessed.',
  },
  star_not_found: {
    status: 404,
    number: 8004,
    slug: 'star_not_found',
    prose: 'The message is not currently starred for the user.',
  },
  wrong_url: {
    status: 404,
    prose:
      "The URL you've sent is wrong. It's possible that the resource you've requested has been moved to another URL.",
  },
  method_not_allowed: { status: 405, prose: 'The HTTP method used is not supported for this endpoint.' },
  not_acceptable: {
    status: 406,
    prose: 'The server cannot produce a response matching the acceptable values defined in the request headers.',
  },
  conflict: { status: 409, prose: 'The request conflicts with the current state of the resource.' },
  too_many_requests: { status: 429, prose: 'Too many requests within a certain time frame.' },
  operation_failed: {
    status: 500,
    number: 1011,
    slug: 'operation_failed',
    prose: 'The operation could not be completed due to a server-side issue.',
  },
  server_error: {
    status: 500,
    prose: 'Cliq server encountered an error which prevents it from fulfilling the request.',
  },
} satisfies Record<string, ErrorForm>;

export type ErrorName = keyof typeof ERRORS;

/** Slugs that the nested form shows where the samples have none. */
const NESTED_SLUGS: Partial<Record<ErrorName, string>> = {
  token_invalid: 'oauthtoken_invalid',
  too_many_requests: 'rate_limit_exceeded',
};

function bodyOf(name: ErrorName, shape: Switches['errorShape'], inputInvalidSlug: string): unknown {
  const form: ErrorForm = ERRORS[name];
  const slug = name === 'input_invalid' ? inputInvalidSlug : form.slug;
  if (shape === 'nested') return { error: { code: slug ?? NESTED_SLUGS[name] ?? name, message: form.prose } };
  if (slug === undefined) return { message: form.prose };
  if (shape === 'sample' && form.number !== undefined) return { code: form.number, message: slug };
  return shape === 'sample' ? { code: slug, message: form.prose } : { message: form.prose, code: slug };
}

type ShapeSwitches = Pick<Switches, 'errorShape' | 'inputInvalidSlug' | 'unauthorizedBody' | 'scopeErrorAs'>;
const SAMPLES: ShapeSwitches = {
  errorShape: 'sample',
  inputInvalidSlug: 'input_invalid',
  unauthorizedBody: 'json',
  scopeErrorAs: 401,
};

/** An error in Cliq's words, by default in the form of the vendor's samples. Also for `faults.add({ answer })`. */
export function errorAnswer(
  name: ErrorName,
  switches: ShapeSwitches = SAMPLES,
  headers: Record<string, string> = {},
): Answer {
  const status = name === 'oauthtoken_scope_invalid' ? switches.scopeErrorAs : ERRORS[name].status;
  if (status === 401 && switches.unauthorizedBody === 'blank') {
    return { status, headers: { 'content-type': 'text/html;charset=UTF-8', ...headers }, body: '\n\n' };
  }
  return jsonAnswer(status, bodyOf(name, switches.errorShape, switches.inputInvalidSlug), headers);
}
