/**
 * How Cliq's web client marks what this program looks for. Data only, and the only file with Cliq's selectors: when Cliq
 * changes its page, this is what changes. Every value is a CSS selector or an attribute name.
 */
export interface PageProfile {
  name: string;
  message: {
    /** One message row. */
    row: string;
    idAttribute: string;
    /** The shape a message id has in the page; tested before anything is believed. */
    idShape: RegExp;
    chatAttribute: string;
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
    /** Tried in this order; `{chat}` stands for the chat id. The attribute, or the text when it is null. */
    titles: readonly { selector: string; attribute: string | null }[];
  };
  /** Cliq's own controls and marks on a message, not to be covered. */
  controls: { inRow: string; anywhere: string };
}

/**
 * Cliq as it was seen in public sources between 2023 and September 2026. Nobody opened the live page for it.
 * Sure: `msguid` and its shape, `chid`, the text's class and its repeated id, the elements with an id of their own.
 * Fairly sure (one source, 2026): `msg-cont`, `mymsg`, `purpose="chatview"`. Less sure: chat titles, the classes. A guess: `unsent`.
 */
export const cliq2026: PageProfile = {
  name: 'cliq-2026',
  message: {
    row: '[msg-cont][msguid]',
    idAttribute: 'msguid',
    idShape: /^\d{13}(%20|\+|[ _])\d{5,20}$/,
    chatAttribute: 'chid',
    timeAttributes: ['msgtime', 'senttime'],
    own: '[mymsg="true"]',
    unsent: '[purpose="msgstatus"][class*="sending"]',
    text: '[id="posted-message-container"], .zcmsgcnt, pre[msgtype="msg"]',
    strip:
      '[purpose="sendingstatus"], [purpose="msgstatus"], [purpose="reactionarea"], [purpose="viewreplied"], [id="editinfo"], [purpose="message_actions"]',
    picture: {
      selector: 'em[code], em[title], em[smileyname], img[alt]',
      nameAttributes: ['code', 'title', 'smileyname', 'alt'],
    },
    attachment: { selector: '[fname], [mtype="20"]', nameAttributes: ['fcomment', 'fname'] },
  },
  excerpts: '[purpose="viewreplied"], .quotedmsgdiv, .zcmsgrlypr, .zcurlprv',
  notMessages:
    '[purpose="date"], [purpose="new_msg"], .zcmsg_dvdrmn, .zcdvdmsg, .zcdvdmsg-new, [purpose="message_actions"], .zcl-menu-wrap, .staroptnsbox, .zcmsg-edtbx, [id^="editcontainer"]',
  foreign:
    '[contenteditable]:not([contenteditable="false"]), [composer-main-container], [purpose="starmessage"], [id="starcatview"], [type="popup"].modalwindow',
  sender: {
    block: '[purpose="sender"], .zctxtseln[elemtype="user"][uid]:not([mentionedid])',
    nameAttribute: 'nname',
    name: '.zctxtseln',
  },
  chat: {
    view: '[purpose="chatview"][id]',
    idAttribute: 'id',
    titles: [
      { selector: '[purpose="chatview"][id="{chat}"] [holder="chattitle"]', attribute: null },
      { selector: '[id="userrecentchattitle{chat}"]', attribute: null },
      { selector: '[purpose="chathistoryrow"][chid="{chat}"] [holder="chattitle"]', attribute: null },
      { selector: '[purpose="chathistoryrow"][chid="{chat}"]', attribute: 'chattitle' },
      { selector: '[purpose="chathistoryrow"][chid="{chat}"]', attribute: 'threadchattitle' },
      { selector: '[purpose="chathistoryrow"][chid="{chat}"]', attribute: 'title' },
    ],
  },
  controls: {
    inRow:
      '[purpose="sender"], .chtimg, [purpose="staroptions"], .zcnew-strtng, [purpose="reactionarea"], [purpose="sendingstatus"], img, video',
    anywhere: '[purpose="message_actions"]',
  },
};
