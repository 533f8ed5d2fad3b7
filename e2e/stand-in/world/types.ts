export interface Person {
  /** zuid */
  id: string;
  name: string;
}

/** A person who can sign in. All fields may be changed while the stand-in runs. */
export interface Account extends Person {
  email: string;
  /** Where the account lives: a `location` of hosts.ts. Its tokens work on that data center's Cliq host only. */
  dataCenter: string;
  /** `stars-off`: the admin switched the module off. `left`: no longer in the organisation. `no-cliq`: a Zoho account only. */
  standing: 'member' | 'stars-off' | 'left' | 'no-cliq';
  /** Scopes this user cannot grant: a consent leaves them out without a word. */
  deniedScopes: readonly string[];
}

export interface FilePermission {
  cross_org_policy: boolean;
  file_scope: string;
}

/** How the page shows a message, beyond what the API tells of it. */
export interface MessageLook {
  replyTo?: Message;
  reactions?: { glyph: string; code: string; count: number }[];
  edited?: boolean;
  deleted?: boolean;
  preview?: { title: string; site: string; url: string };
}

export interface Message {
  /** Canonical. */
  id: string;
  /** `text`, `file`, or any other word: the set is open. */
  type: string;
  time: number;
  sender: Person;
  /** As the API gives it. */
  content: Record<string, unknown>;
  isPinned: boolean;
  filePermission?: FilePermission;
  look?: MessageLook;
}

export interface Chat {
  id: string;
  /** As in `chat_information.chat_type`. */
  type: string;
  title: string;
  displayName?: string;
  receiver?: string;
  /** Account ids; others get `chat_access_denied` or `chat_not_found`. */
  members: Set<string>;
  /** What `joined` says: a left chat may still hold stars. */
  joined: boolean;
  /** Oldest first. */
  messages: Message[];
}

export const STAR_TYPES = ['important', 'to_do', 'note', 'manager', 'follow_up'] as const;

export interface StarRecord {
  accountId: string;
  chat: Chat;
  message: Message;
  /** One of STAR_TYPES, or a word the documents do not know. */
  type: string;
  time: number;
  /** Grows with every change of any star; what `sync_token` counts by. */
  revision: number;
}
