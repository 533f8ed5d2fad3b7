/** What the page's script gets from its server. Not Cliq's own format, which is not public; the extension never sees it. */
export interface PagePerson {
  id: string;
  name: string;
}

export interface PageMessage {
  /** As the page's attributes spell it: `<13 digits>%20<digits>`. */
  msguid: string;
  msgtime: number;
  sender: PagePerson;
  isMine: boolean;
  type: string;
  text: string;
  file?: { name: string; size: number };
  replyTo?: { msguid: string; msgtime: number; sender: PagePerson; text: string };
  reactions: { glyph: string; code: string; count: number }[];
  isEdited: boolean;
  isDeleted: boolean;
  preview?: { title: string; site: string; url: string };
}

export interface PageChat {
  id: string;
  title: string;
  type: string;
  lastTime: number;
  lastText: string;
}

export type PageLayout = '2026' | '2023' | 'renamed' | 'no-ids';

export interface Workspace {
  layout: PageLayout;
  rowsAreReused: boolean;
  organisationId: string;
  me: PagePerson;
  people: PagePerson[];
  chats: PageChat[];
}

/** A run of messages, oldest first. */
export interface MessagePage {
  messages: PageMessage[];
  hasOlder: boolean;
  hasNewer: boolean;
}
