import { dataCenterOfHost } from './data-centers';

/** As message links of Cliq were seen (once in public, 2024). Users may set another, should Cliq's change: this is the one place. */
export const defaultLinkTemplate = 'https://{host}/company/{organization}/chats/{chat}/messages/{message}';

export interface TemplateParts {
  host: string;
  /** Null when it is not known. */
  organization: string | null;
  chat: string;
  message: string;
}

export const templateProblems = [
  'too-long',
  'unknown-placeholder',
  'no-address',
  'not-https',
  'foreign-host',
  'chat-missing',
  'message-missing',
] as const;
export type TemplateProblem = (typeof templateProblems)[number];

const longest = 300;
const placeholder = /\{([^{}]*)\}/g;
const sample: TemplateParts = { host: 'cliq.zoho.com', organization: '1', chat: 'CT_1_1', message: '1_1' };

/** What is wrong with a template that somebody typed; null when every link made from it leads to a message on a host of Cliq. */
export function templateProblem(template: string): TemplateProblem | null {
  if (template.length > longest) return 'too-long';
  const names = [...template.matchAll(placeholder)].map(([, name = '']) => name);
  if (names.some((name) => !Object.hasOwn(sample, name)) || /[{}]/.test(template.replace(placeholder, ''))) {
    return 'unknown-placeholder';
  }
  const address = fill(template, sample);
  if (/\s/.test(address) || !URL.canParse(address)) return 'no-address';
  const { protocol, host, username, password } = new URL(address);
  if (protocol !== 'https:') return 'not-https';
  if (dataCenterOfHost(host) === null || username !== '' || password !== '') return 'foreign-host';
  if (!names.includes('chat')) return 'chat-missing';
  return names.includes('message') ? null : 'message-missing';
}

/**
 * The address that a template makes of these parts; null when it cannot: it is not valid, it names another data center, or it asks for an
 * organization that is not known. The ids must have been looked at before: they are put in as they are.
 */
export function filledTemplate(template: string, parts: TemplateParts): string | null {
  const isShort = parts.organization === null && template.includes('{organization}');
  if (isShort || templateProblem(template) !== null) return null;
  const address = fill(template, parts);
  return URL.canParse(address) && new URL(address).host === parts.host ? address : null;
}

/** All at once: what is put in is not looked through again. */
function fill(template: string, parts: TemplateParts): string {
  const values = new Map<string, string | null>(Object.entries(parts));
  return template.replace(placeholder, (_whole, name: string) => values.get(name) ?? '');
}
