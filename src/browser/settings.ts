import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { dataCenterIds } from '../stars/account';
import { cleanClientId } from '../stars/client-id';
import { clientKinds, type SignInSettings } from '../stars/star-service';

const key = 'settings';
const schema = v.object({
  clientId: v.pipe(v.string(), v.transform(cleanClientId), v.maxLength(200)),
  dataCenter: v.picklist(dataCenterIds),
  // What version 0.1.0 kept has neither.
  clientKind: v.optional(v.picklist(clientKinds), 'client-based'),
  asksEmail: v.optional(v.boolean(), false),
});
const unset: SignInSettings = { clientId: '', dataCenter: 'us', clientKind: 'client-based', asksEmail: false };

/** The user's sign-in settings. What is missing or malformed in storage counts as not set. Holds no token and no secret. */
export async function readSettings(): Promise<SignInSettings> {
  const stored: unknown = (await browser.storage.local.get(key))[key];
  const parsed = v.safeParse(schema, stored);
  return parsed.success ? parsed.output : unset;
}

/** True when settings were kept here: the user has chosen something, the data center shown beside it included. */
export async function areSettingsKept(): Promise<boolean> {
  return v.is(schema, (await browser.storage.local.get(key))[key]);
}

/** Keeps the settings on this device. Rejects when they have the wrong form or cannot be written. */
export async function saveSettings(settings: SignInSettings): Promise<void> {
  await browser.storage.local.set({ [key]: v.parse(schema, settings) });
}
