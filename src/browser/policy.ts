import * as v from 'valibot';
import { dataCenterIds } from '../stars/account';
import { cleanClientId, clientIdProblem } from '../stars/client-id';
import { type Feature, features } from '../stars/feature';
import { clientKinds, type SignInSettings } from '../stars/star-service';
import { recallPolicy } from './kept-policy';

/** What the organization has decided. See public/managed-schema.json and docs/company.md. */
export interface Policy {
  /** The sign-in settings that it has set. */
  signIn: Partial<SignInSettings>;
  /** True when no message text may be on disk. */
  keepsNoText: boolean;
  featuresOff: readonly Feature[];
}

const clientIdSchema = v.pipe(
  v.string(),
  v.transform(cleanClientId),
  v.check((id) => clientIdProblem(id) === null),
);
const told = new Set<string>();

/** A malformed field counts as not set, and is told in the console once. Never rejects. */
export async function readPolicy(): Promise<Policy> {
  const stored = await recallPolicy().catch((error: unknown): Record<string, unknown> => {
    console.error('the organization’s policy could not be read', error);
    return {};
  });

  function field<Schema extends v.GenericSchema>(name: string, schema: Schema): v.InferOutput<Schema> | undefined {
    const value = stored[name];
    if (value === undefined || value === null) return undefined;
    const parsed = v.safeParse(schema, value);
    if (parsed.success) return parsed.output;
    if (!told.has(name)) console.warn(`The organization’s policy for ${name} is malformed and counts as not set`);
    told.add(name);
    return undefined;
  }

  const clientId = field('clientId', clientIdSchema);
  const clientKind = field('clientKind', v.picklist(clientKinds));
  const dataCenter = field('dataCenter', v.picklist(dataCenterIds));
  const asksEmail = field('asksEmail', v.boolean());
  const off = field('featuresOff', v.array(v.string())) ?? [];
  return {
    signIn: {
      ...(clientId !== undefined && { clientId }),
      ...(clientKind && { clientKind }),
      ...(dataCenter && { dataCenter }),
      ...(asksEmail !== undefined && { asksEmail }),
    },
    keepsNoText: field('keepsNoText', v.boolean()) ?? false,
    featuresOff: features.filter((feature) => off.includes(feature)),
  };
}
