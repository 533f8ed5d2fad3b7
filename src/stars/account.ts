/** Zoho's data centers that have a Cliq host (Zoho Cliq REST API v3, servers). Hosts are in `src/cliq/data-centers.ts`. */
export const dataCenterIds = ['us', 'eu', 'in', 'au', 'jp', 'cn', 'ca', 'sa', 'uk'] as const;
export type DataCenterId = (typeof dataCenterIds)[number];

/** One person's Cliq, as this browser knows it. Every row and every waiting change is keyed by `id`. */
export interface Account {
  /** Made here at the first sign-in; says nothing about the person. */
  id: string;
  /** Where this account's API calls go. */
  dataCenter: DataCenterId;
  /** The organization's number in Cliq's addresses (`/company/<number>`), once a page has shown it. */
  organizationId: string | null;
  /** True when the token has run out and only the user can get a new one. */
  signInNeeded: boolean;
  /**
   * True when the newest token may be another person's: nothing is sent or fetched with it until the user has said whose it is
   * (`StarService.confirmAccount`).
   */
  isDoubted: boolean;
  /** Whose it is, when Zoho has said so (`SignInSettings.asksEmail`). */
  identity: Identity | null;
}

/** A person, as Zoho names them. */
export interface Identity {
  /** Never changes, and is never another person's. */
  userId: string;
  /** To be shown. */
  email: string;
}
