import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { dataCenterIds } from '../stars/account';
import { cleanClientId, clientIdProblem } from '../stars/client-id';
import { type Feature, features } from '../stars/feature';
import { clientKinds, type SignInSettings } from '../stars/star-service';

/** What the organization has decided; null where it leaves it to the user. See public/managed-schema.json and docs/company.md. */
export interface Policy extends Readonly<{ [Key in keyof SignInSettings]: SignInSettings[Key] | null }> {
  /** True when no message text may be on disk. */
  keepsNoText: boolean;
  featuresOff: readonly Feature[];
}

const clientId = v.pipe(
  v.string(),
  v.transform(cleanClientId),
  v.check((id) => clientIdProblem(id) === null),
);
const told = new Set<string>();

/** Never rejects: without a policy nothing is set. A malformed field counts as not set, and is told in the console once. */
export async function readPolicy(): Promise<Policy> {
  // Firefox rejects when the organization has set nothing.
  const stored = await browser.storage.managed.get().catch((): Record<string, unknown> => ({}));

  function field<Schema extends v.GenericSchema>(name: keyof Policy, schema: Schema): v.InferOutput<Schema> | null {
    const value = stored[name];
    if (value === undefined || value === null) return null;
    const parsed = v.safeParse(schema, value);
    if (parsed.success) return parsed.output;
    if (!told.has(name)) console.warn(`The organization’s policy for ${name} is malformed and counts as not set`);
    told.add(name);
    return null;
  }

  const named = field('featuresOff', v.array(v.string())) ?? [];
  return {
    clientId: field('clientId', clientId),
    clientKind: field('clientKind', v.picklist(clientKinds)),
    dataCenter: field('dataCenter', v.picklist(dataCenterIds)),
    asksEmail: field('asksEmail', v.boolean()),
    keepsNoText: field('keepsNoText', v.boolean()) ?? false,
    featuresOff: features.filter((feature) => named.includes(feature)),
  };
}
