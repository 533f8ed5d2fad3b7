/** A starred message as Cliq describes it, with times in epoch milliseconds. */
export interface Star {
  /** Canonical, or as Cliq sent it when it has no known shape. */
  messageId: string;
  chatId: string;
  /** One of `StarType`, or a type that is newer than this program: kept and shown as it is. */
  type: string;
  starredAt: number;
  sentAt: number | null;
  sender: Sender;
  chat: Chat;
  content: Content;
  isPinned: boolean;
}

export interface Sender {
  id: string;
  name: string;
}

export interface Chat {
  title: string;
  /** `chat`, `channel`, `direct`, `group` … an open set. */
  kind: string;
  joined: boolean;
}

export interface Content {
  /** `text`, `file`, `link`, `card` … an open set. */
  kind: string;
  text: string;
  file: FileContent | null;
  /** What the text was when it was listed first, when it has been changed in Cliq since. */
  earlierText?: string;
  /** Text and file are in Cliq, but not on this device: the organization wants it so (`Policy.keepsNoText`). */
  isLeftOut?: true;
}

export interface FileContent {
  name: string;
  /** Bytes. */
  size: number | null;
  /** As Cliq sent it; only `openableUrl` in `src/cliq/links.ts` decides whether it may become a link. */
  url: string | null;
}
