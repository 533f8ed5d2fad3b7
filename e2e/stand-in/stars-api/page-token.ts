/** Where the next page begins. */
export interface Place {
  time: number;
  /** Only when stars of one instant stand on both sides of the edge. */
  messageId: string | null;
}

export interface PageTokens {
  /** A token for the next page of lists of `limit`. */
  give(accountId: string, place: Place, limit: number): string;
  /** null for anything but a token that this stand-in gave to this account. */
  take(accountId: string, token: string): Place | null;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');

/** The vendor's sample token is base64 of `{"lastStarredTime":"…","limit":2}`; ours are made alike. */
export function createPageTokens(): PageTokens {
  const given = new Map<string, Place>();
  return {
    give(accountId, place, limit) {
      const cursor = { lastStarredTime: String(place.time), limit };
      const token = encode(place.messageId === null ? cursor : { ...cursor, messageId: place.messageId });
      given.set(`${accountId} ${token}`, place);
      return token;
    },
    take: (accountId, token) => given.get(`${accountId} ${token}`) ?? null,
  };
}

export interface SyncTokens {
  give(accountId: string, revision: number): string;
  take(accountId: string, token: string): number | null;
}

export const SYNC_TOKEN_MAX_LENGTH = 200;

export function createSyncTokens(): SyncTokens {
  const given = new Map<string, number>();
  return {
    give(accountId, revision) {
      const token = encode({ sync: revision });
      given.set(`${accountId} ${token}`, revision);
      return token;
    },
    take: (accountId, token) => given.get(`${accountId} ${token}`) ?? null,
  };
}
