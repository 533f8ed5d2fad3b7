import type { ReadonlySignal } from '@preact/signals';
import type { HostAccessSources } from '../access/host-access';
import type { MessageLink } from '../cliq/linked-message';
import type { StarReader } from '../replica/star-reader';
import type { DataCenterId } from '../stars/account';
import type { ListKeys } from '../stars/list-keys';
import type { PageState } from '../stars/page-state';
import type { StarRow } from '../stars/star-row';
import type { ChangeNotice, SignInSettings, StarService } from '../stars/star-service';
import type { SavedViews, SavedViewsNeeds } from './saved-views';
import type { KeptViewSource } from './view-keeping';

/** What a view of the stars is given: nothing of the browser, of time or of Cliq comes to it another way. */
export interface StarsSources {
  reader: Promise<StarReader>;
  /** The newest rows, as far as they could be had sooner than all else. */
  early: Promise<readonly StarRow[]>;
  service: StarService;
  readSettings: () => Promise<SignInSettings>;
  /** How the list was left. */
  keptView: KeptViewSource;
  /** The views with a name: it comes when the list's tools are shown. */
  savedViews: (needs: SavedViewsNeeds) => Promise<SavedViews>;
  followPageState: (listener: (state: PageState | null) => void, stop: AbortSignal) => Promise<void>;
  followListKeys: (listener: (keys: ListKeys) => void, stop: AbortSignal) => void;
  /** Keys that were pressed before anything heard them, once. */
  takeEarlyKeys: () => KeyboardEvent[];
  onChange: (listener: (notice: ChangeNotice) => void, stop: AbortSignal) => void;
  access: HostAccessSources;
  now: () => number;
  monotonic: () => number;
  /** Resolves after the browser has had its turn. */
  pause: () => Promise<void>;
  /** Resolves when what is in the page has been painted. */
  painted: () => Promise<void>;
  isOnline: boolean;
  locale: string;
  copy: (text: string) => Promise<void>;
  /** Null until they are loaded, a moment after the first rows. */
  links: ReadonlySignal<Links | null>;
  /** Ends the view. */
  stop: AbortSignal;
}

/** What leads into Cliq; rules and limits are those of src/cliq/links.ts. */
export interface Links {
  messageLink(message: MessageAddress): string;
  /** The address of a file when it may become a link. */
  openableUrl(url: string): string | null;
  parseMessageLink(address: string): MessageLink | null;
}

export interface MessageAddress {
  dataCenter: DataCenterId;
  organizationId: string | null;
  chatId: string;
  messageId: string;
}
