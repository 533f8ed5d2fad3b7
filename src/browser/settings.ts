import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { dataCenterIds } from '../stars/account';
import { cleanClientId } from '../stars/client-id';
import { clientKinds, type SignInSettings } from '../stars/star-service';
import { readPolicy } from './policy';

const key = 'settings';
const schema = v.object({
  clientId: v.pipe(v.string(), v.transform(cleanClientId), v.maxLength(200)),
  dataCenter: v.picklist(dataCenterIds),
  // What version 0.1.0 kept has neither.
  clientKind: v.optional(v.picklist(clientKinds), 'client-based'),
  asksEmail: v.optional(v.boolean(), false),
});
const unset: SignInSettings = { clientId: '', dataCenter: 'us', clientKind: 'client-based', asksEmail: false };

/** The user's own settings, whatever the organization has set. What is missing or malformed in storage counts as not set. Holds no token and no secret. */
export async function readOwnSettings(): Promise<SignInSettings> {
  const stored: unknown = (await browser.storage.local.get(key))[key];
  const parsed = v.safeParse(schema, stored);
  return parsed.success ? parsed.output : unset;
}

/** True when settings were kept here: the user has chosen something, the data center shown beside it included. */
export async function areSettingsKept(): Promise<boolean> {
  return v.is(schema, (await browser.storage.local.get(key))[key]);
}

/** The settings that the organization has set: the user cannot change them. */
export async function readManagedSettings(): Promise<Partial<SignInSettings>> {
  return (await readPolicy()).signIn;
}

/** The sign-in settings that count: the organization's, and the user's own where it has set none. */
export async function readSettings(): Promise<SignInSettings> {
  const [own, managed] = await Promise.all([readOwnSettings(), readManagedSettings()]);
  return { ...own, ...managed };
}

/** Keeps the user's own settings on this device, at once: the page may be left. Rejects when they have the wrong form or cannot be written. */
export async function keepOwnSettings(own: SignInSettings): Promise<void> {
  await browser.storage.local.set({ [key]: v.parse(schema, own) });
}

/**
 * Keeps the settings that count, and resolves with them. What the organization sets stays in storage as the user left it, for the day
 * when it sets it no more. Rejects when they have the wrong form or cannot be written.
 */
export async function saveSettings(settings: SignInSettings): Promise<SignInSettings> {
  const [own, managed] = await Promise.all([readOwnSettings(), readManagedSettings()]);
  const untouched = Object.entries(own).filter(([name]) => name in managed);
  const kept = v.parse(schema, { ...settings, ...Object.fromEntries(untouched) });
  await keepOwnSettings(kept);
  return { ...kept, ...managed };
}
