import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { dataCenterIds } from '../stars/account';
import { cleanClientId } from '../stars/client-id';
import { clientKinds, type SignInSettings } from '../stars/star-service';
import { type Policy, readPolicy } from './policy';

const key = 'settings';
const schema = v.object({
  clientId: v.pipe(v.string(), v.transform(cleanClientId), v.maxLength(200)),
  dataCenter: v.picklist(dataCenterIds),
  // What version 0.1.0 kept has neither.
  clientKind: v.optional(v.picklist(clientKinds), 'client-based'),
  asksEmail: v.optional(v.boolean(), false),
});
const unset: SignInSettings = { clientId: '', dataCenter: 'us', clientKind: 'client-based', asksEmail: false };

/** The user's own. What is missing or malformed in storage counts as not set. Holds no token and no secret. */
async function readOwn(): Promise<SignInSettings> {
  const stored: unknown = (await browser.storage.local.get(key))[key];
  const parsed = v.safeParse(schema, stored);
  return parsed.success ? parsed.output : unset;
}

/** True when settings were kept here: the user has chosen something, the data center shown beside it included. */
export async function areSettingsKept(): Promise<boolean> {
  return v.is(schema, (await browser.storage.local.get(key))[key]);
}

function merged(own: SignInSettings, policy: Policy): SignInSettings {
  return {
    clientId: policy.clientId ?? own.clientId,
    dataCenter: policy.dataCenter ?? own.dataCenter,
    clientKind: policy.clientKind ?? own.clientKind,
    asksEmail: policy.asksEmail ?? own.asksEmail,
  };
}

/** The sign-in settings that count: the organization's, and the user's own where it has set none. */
export async function readSettings(): Promise<SignInSettings> {
  const [own, policy] = await Promise.all([readOwn(), readPolicy()]);
  return merged(own, policy);
}

const keys = ['clientId', 'dataCenter', 'clientKind', 'asksEmail'] as const satisfies readonly (keyof SignInSettings)[];
const managedBy = (policy: Policy) => keys.filter((name) => policy[name] !== null);

/** The settings that the organization has set: the user cannot change them. */
export async function readManaged(): Promise<ReadonlySet<keyof SignInSettings>> {
  return new Set(managedBy(await readPolicy()));
}

/**
 * Keeps the user's own settings on this device, and resolves with those that count. What the organization sets stays in storage as
 * the user left it, for the day when it sets it no more. Rejects when they have the wrong form or cannot be written.
 */
export async function saveSettings(settings: SignInSettings): Promise<SignInSettings> {
  const [own, policy] = await Promise.all([readOwn(), readPolicy()]);
  const untouched = Object.fromEntries(managedBy(policy).map((name) => [name, own[name]]));
  const kept = v.parse(schema, { ...settings, ...untouched });
  await browser.storage.local.set({ [key]: kept });
  return merged(kept, policy);
}
