/**
 * How one version of Cliq's web client marks what this program looks for. Data only, all of it JSON: CSS selectors and
 * attribute names.
 */
export interface PageProfile {
  name: string;
  /** True when the page itself was the source: then whatever else has a message's id is evidence against the row that has it. */
  isInferred: boolean;
  message: {
    /** One message row. Null: nothing is marked as one; a row is then what holds one text and one id. */
    row: string | null;
    /** A row has one of these in it; null where `row` fits nothing but rows. */
    holds: string | null;
    idAttribute: string;
    /** On the row or around it. */
    chatAttribute: string | null;
    /** On the text. */
    textChatAttribute: string;
    /** Epoch milliseconds, when the row has them; else the id begins with them. */
    timeAttributes: readonly string[];
    own: string;
    /** In a message that Cliq's server has not taken yet: its id will change. */
    unsent: string;
    text: string;
    /** Inside the text element, but not text of the message. */
    strip: string;
    /** Small pictures without text, and where their name is. */
    picture: { selector: string; nameAttributes: readonly string[] };
    attachment: { selector: string; nameAttributes: readonly string[] };
    /** What Cliq writes in place of a message that was deleted. */
    deletedWords: readonly string[];
  };
  /** Other messages shown inside a row, or outside any chat: never messages of their own. */
  excerpts: string;
  /** May stand in a row or carry a message's id, but a click there does not mean the message. */
  notMessages: string;
  /** Whatever lies in these is no chat history. */
  foreign: string;
  sender: { block: string; nameAttribute: string; name: string };
  chat: {
    view: string;
    idAttribute: string;
    /** True: where nothing else names the chat, any attribute around the row that holds nothing but a chat id does. */
    isByShape: boolean;
    /** Tried in this order; `{chat}` stands for the chat id. The attribute, or the text when it is null. */
    titles: readonly { selector: string; attribute: string | null }[];
    /** The rows of the chat list, and the one of a chat: `{chat}` stands for its id. */
    listRows: string;
    listRow: string;
    /** Where people write; what stands there must not be lost. */
    composers: string;
  };
  /** Cliq's own controls and marks on a message, not to be covered. */
  controls: { inRow: string; anywhere: string };
}

/** Every element that may carry a message's id as a row does. */
export function rowSelector({ message }: PageProfile): string {
  return message.row ?? `[${message.idAttribute}]`;
}

/** A selector that fits message rows and nothing else that carries a message's id. */
export function messageRows(profile: PageProfile): string {
  const { message, excerpts, notMessages, foreign } = profile;
  const holds = message.holds === null ? '' : `:has(${message.holds})`;
  return `${rowSelector(profile)}${holds}:not(${excerpts}, ${notMessages}, ${message.attachment.selector}):not(:is(${excerpts}, ${foreign}) *)`;
}
