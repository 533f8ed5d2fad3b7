import { type Answer, escapeHtml, htmlAnswer } from '../answer';
import type { Account } from '../world/types';
import type { AuthorizationRequest } from './authorization-request';
import { STYLE_PATH } from './page-style';
import { sessionCookie } from './session';

// No form-action here: Chromium applies it to redirects too, and would stop the one that ends the grant.
const CSP = "default-src 'none'; style-src 'self'; frame-ancestors 'none'";

const SCOPE_WORDS: Record<string, string> = {
  email: 'See your e-mail address',
  'ZohoCliq.Messages.CREATE': 'Create messages and star messages',
  'ZohoCliq.Messages.READ': 'Read messages and starred messages',
  'ZohoCliq.Messages.UPDATE': 'Update messages and star types',
  'ZohoCliq.Messages.DELETE': 'Delete messages and unstar messages',
};

function page(title: string, content: string, headers: Record<string, string> = {}): Answer {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="${STYLE_PATH}">
<main><h1>${escapeHtml(title)}</h1>${content}</main></html>`;
  return htmlAnswer(200, html, { 'content-security-policy': CSP, ...headers });
}

/** Shown in place of a redirect, with status 200 as Zoho does: a waiting sign-in window just stays open. */
export function errorPage(error: string): Answer {
  return page('Error occurred', `<p>${escapeHtml(error)}</p>`);
}

/** What Zoho says when it has given too many codes or tokens, on its pages and in its answers. */
export const TOO_MANY = 'You have made too many requests continuously. Please try again after some time.';

/** A redirect for whoever runs scripts. */
export function scriptRedirectPage(uri: string): Answer {
  const script = `location.replace(${JSON.stringify(uri).replaceAll('<', '\\u003c')})`;
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Zoho Accounts</title><script>${script}</script></html>`;
  return htmlAnswer(200, html, { 'content-security-policy': "default-src 'none'; script-src 'unsafe-inline'" });
}

export function signedOutPage(): Answer {
  return page('Sign in', '<p>You are signed out of Zoho.</p>');
}

export function profilePage(account: Account): Answer {
  const text = `<p>Signed in as ${escapeHtml(account.name)} (${escapeHtml(account.email)}).</p>`;
  return page('Zoho Accounts', text, { 'set-cookie': sessionCookie(account) });
}

export const DECISION_PATH = '/oauth/v2/auth/decision';

export function consentPage(request: AuthorizationRequest, account: Account): Answer {
  const hidden = Object.entries(request.sent).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  );
  const scopes = request.scopes.map((scope) => `<li>${escapeHtml(SCOPE_WORDS[scope] ?? scope)}</li>`);
  return page(
    'Stars for Zoho Cliq would like to access your data',
    `<p>Signed in as ${escapeHtml(account.name)} (${escapeHtml(account.email)}).</p>
<ul>${scopes.join('')}</ul>
<form method="post" action="${DECISION_PATH}">${hidden.join('')}
<label><input type="checkbox" name="session" value="true">Grant access for the entire session</label>
<div class="buttons"><button name="decision" value="accept">Accept</button>
<button name="decision" value="reject">Reject</button></div></form>`,
    { 'set-cookie': sessionCookie(account) },
  );
}
