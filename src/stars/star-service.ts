import type { Account, DataCenterId } from './account';
import type { MessageRef } from './message-ref';
import type { Obstacle } from './obstacle';
import type { PageState } from './page-state';
import type { ServiceStatus } from './service-status';
import type { StarFilter } from './star-filter';
import type { StarRow } from './star-row';
import type { StarType } from './star-type';

/** The one interface through which every user interface changes anything. Its only implementation is in the background. */
export interface StarService {
  /**
   * Stars the message with `type`, or removes its star with null. Resolves when the change is durable on this device
   * (strict IndexedDB commit); it then reaches Cliq later, whatever happens.
   * @throws ServiceError `signed-out`, `wrong-account`, `not-saved`
   */
  setStar(ref: MessageRef, type: StarType | null): Promise<StarChange>;
  /**
   * Takes back the last change made here to this message: a removal or a change of type.
   * @throws ServiceError `signed-out`, `nothing-to-undo`, `not-saved`
   */
  undo(messageId: string): Promise<StarChange>;
  /**
   * Stars all these messages with `type`, or removes their stars with null: one change, durable as a whole when this resolves. Those
   * that are so already, or are not starred any more, are left as they are. What becomes of it is in `ServiceStatus.batches`.
   * @param messageIds at most `mostInBatch`
   * @throws ServiceError `signed-out`, `not-saved`
   */
  setStars(messageIds: readonly string[], type: StarType | null): Promise<void>;
  /**
   * Takes a batch back as a whole, until 8 s after its end; what somebody has changed since stays as it is.
   * @throws ServiceError `signed-out`, `nothing-to-undo`, `not-saved`
   */
  undoBatch(id: number): Promise<void>;
  /** Takes back what of the batch Cliq does not have yet; what it has stays, and can be undone. Throws as `undoBatch` does. */
  cancelBatch(id: number): Promise<void>;
  /** What this device knows of the given messages; those not starred are absent. At most 500 ids. */
  starsOf(messageIds: readonly string[]): Promise<ShownStars>;
  /** One page of the list, newest star first, for places that cannot read the replica themselves. */
  list(filter: StarFilter, cursor: StarCursor | null): Promise<StarPage>;
  /** For the same places: the rows of these messages, at most 500, and how things stand. */
  rowsOf(messageIds: readonly string[]): Promise<StarRow[]>;
  status(): Promise<ServiceStatus>;
  /** Asks Cliq for what is new. Resolves when the answer is in the replica. */
  refresh(): Promise<void>;
  /**
   * Asks Cliq itself for what the filter fits, as far as Cliq understands it (types, chat, time): at most three pages. Resolves when
   * the answers are in the replica.
   */
  lookFor(filter: StarFilter): Promise<void>;
  /**
   * A view of the list has been opened: what is new in Cliq is fetched in the background, if that was not done in the last 30 s.
   * Resolves at once, and never fails because of Cliq: the status tells.
   */
  viewOpened(): Promise<void>;
  /** Sends a change that Cliq refused once more. */
  retry(messageId: string): Promise<void>;
  /**
   * Sends everything now, without waiting for an Undo or for the next try, and once more what Cliq refused. Resolves when all of it
   * is due; how far it has come is in the status.
   * @throws ServiceError `signed-out`, `not-saved`
   */
  sendNow(): Promise<void>;
  /**
   * Stars the messages of a file, at most 200 at a time. What is starred so already, or waits to be, stays as it is. Resolves with how many
   * have changed, when that is durable; they reach Cliq after what the user does one by one, which at its limit may take hours.
   * @throws ServiceError `signed-out`, `wrong-account`, `not-saved`
   */
  restoreStars(stars: readonly StarWish[]): Promise<number>;
  /**
   * Takes back all of that of which Cliq has not been told. Resolves with how many these were.
   * @throws ServiceError `signed-out`, `not-saved`
   */
  stopRestoring(): Promise<number>;
  /** Forgets a change that Cliq refused. */
  dismiss(messageId: string): Promise<void>;
  /**
   * Opens Zoho's sign-in window. Call it from a click.
   * @param clientSecret of a server-based client; kept on this device from then on, and never told again. Without it the kept one
   *   is used.
   * @throws ServiceError `client-id-…`, `client-secret-…`, `sign-in-…`, `accounts-access-missing`, `no-storage`
   */
  signIn(settings: SignInSettings, clientSecret?: string): Promise<Account>;
  /**
   * Answers "Still the same account?" (`Account.isDoubted`). With true everything goes on; with false the stars and the waiting
   * changes kept on this device are forgotten, and the new token is that of a new account.
   * @throws ServiceError `signed-out`, `not-saved`
   */
  confirmAccount(isSame: boolean): Promise<void>;
  /** Removes the token and all stars and changes kept on this device. The client ID stays, for the next sign-in. */
  signOut(): Promise<void>;
  /** Opens the options page. */
  openOptions(): Promise<void>;
  /** Lets the user show where messages are, in the Cliq tab that was used last; false when none is open. */
  teachPage(): Promise<boolean>;
  /** How that tab's page is built and understood, without a word or an id of it; empty when none is open. */
  reportOnPage(): Promise<string>;
  /**
   * Shows a starred message in Cliq: in an open tab of its Cliq if there is one, else in a new one. Resolves with false when Cliq does not
   * show it: then the tab says why, with what this device has of the message. Needs nobody to wait for it.
   * @throws ServiceError `signed-out`, `star-unknown`
   */
  openInCliq(messageId: string): Promise<boolean>;
  /** A chat page tells how it can be read: for the badge, and, when it is lost, for the second script. */
  reportPage(state: PageState): Promise<void>;
}

/** The part of the service that a chat page may use: it is the least trusted of our own contexts. */
export type PageStarService = Pick<StarService, 'setStar' | 'undo' | 'starsOf' | 'openOptions' | 'reportPage'>;

/** A message, and the star it is to have. */
export interface StarWish {
  ref: MessageRef;
  type: StarType;
}

/** See `StarService.restoreStars`. */
export const mostRestoredAtOnce = 200;

export interface SignInSettings {
  clientId: string;
  /** Where the client was registered. */
  dataCenter: DataCenterId;
  /** As what it was registered (Zoho API console). A server-based application has a secret. */
  clientKind: ClientKind;
  /** True to ask also for the permission `email`: then it is known, and shown, whose the stars are. */
  asksEmail: boolean;
}

export const clientKinds = ['client-based', 'server-based'] as const;
export type ClientKind = (typeof clientKinds)[number];

export interface StarChange {
  messageId: string;
  /** The shown type after the change; null when not starred. */
  type: string | null;
  /** The shown type before it. */
  previousType: string | null;
  /** How far the change has come. */
  delivery: StarRow['delivery'];
  /** True when an Undo came too late to keep the star's time: Cliq counts the message as starred now. */
  starTimeIsNew: boolean;
  /** What the change waits for before it can reach Cliq, as far as it is known. Null: nothing is in the way. */
  waitsFor: Obstacle | null;
  revision: number;
}

export interface ShownStar {
  messageId: string;
  type: string | null;
  delivery: StarRow['delivery'];
}

export interface ShownStars {
  /** See `ChangeNotice`. */
  revision: number;
  stars: ShownStar[];
  /** See `StarChange`. */
  waitsFor: Obstacle | null;
}

/** Names the last row of a page. */
export interface StarCursor {
  starredAt: number;
  messageId: string;
}

export interface StarPage {
  rows: StarRow[];
  /** Null at the end. */
  next: StarCursor | null;
}

/** Sent to every page of the extension and every Cliq tab after a change. */
export interface ChangeNotice {
  /**
   * One more than in the notice before. Any other step means that notices were missed, or that the background was started anew and
   * may have died before it told of a change: ask again for everything shown.
   */
  sequence: number;
  /** As of which revision of the replica. */
  revision: number;
  /**
   * Ids of the messages that changed; none when only the status did. Null when too many to name, or when the account is another:
   * forget what was shown, and ask again.
   */
  messageIds: string[] | null;
}
