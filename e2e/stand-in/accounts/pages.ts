import { type Answer, escapeHtml, htmlAnswer } from '../answer';
import type { Account } from '../world/types';
import type { AuthorizationRequest } from './authorization-request';
import { sessionCookie } from './session';

export const STYLE_PATH = '/accounts.css';

export const STYLE = `:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f2f4f8, #14161b); }
main { width: min(26rem, 90vw); padding: 2rem; border-radius: 12px; background: light-dark(#fff, #1f232b);
  box-shadow: 0 8px 30px #0002; }
h1 { margin: 0 0 .5rem; font-size: 1.3rem; }
ul { padding-left: 1.2rem; }
label { display: flex; gap: .5rem; margin: 1.2rem 0; }
.buttons { display: flex; gap: .75rem; }
button { flex: 1; padding: .6rem; border-radius: 8px; border: 1px solid #8886; font: inherit; cursor: pointer; }
button[value='accept'] { background: #1a66d6; border-color: #1a66d6; color: #fff; }
`;

// No form-action here: Chromium applies it to redirects too, and would stop the one that ends the grant.
const CSP = "default-src 'none'; style-src 'self'; frame-ancestors 'none'";

const SCOPE_WORDS: Record<string, string> = {
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

export function signedOutPage(): Answer {
  return page('Sign in', '<p>You are signed out of Zoho.</p>');
}

export function profilePage(account: Account): Answer {
  const text = `<p>Signed in as ${escapeHtml(account.name)} (${escapeHtml(account.email)}).</p>`;
  return page('Zoho Accounts', text, { 'set-cookie': sessionCookie(account) });
}

export const DECISION_PATH = '/oauth/v2/auth/decision';

export function consentPage(request: AuthorizationRequest, account: Account): Answer {
  const fields: Record<string, string> = {
    response_type: 'token',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: request.scopes.join(','),
    ...(request.state === null ? {} : { state: request.state }),
  };
  const hidden = Object.entries(fields).map(
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
