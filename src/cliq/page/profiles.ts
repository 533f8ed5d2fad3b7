import type { PageProfile } from './page-profile';

/**
 * The only file with Cliq's selectors: when Cliq changes its page, this is what changes.
 *
 * Cliq as it was seen in public sources in September 2026. Nobody opened the live page for it.
 * Sure: `msguid` and its shape, `chid`, the text's class and its repeated id, the elements with an id of their own.
 * Fairly sure (one source, 2026): `msg-cont`, `mymsg`, `purpose="chatview"`. Less sure: chat titles, the classes, the words of a deleted
 * message (2023, English). A guess: `unsent`.
 */
export const cliq2026: PageProfile = {
  name: 'cliq-2026',
  isInferred: false,
  message: {
    row: '[msg-cont][msguid]',
    holds: null,
    idAttribute: 'msguid',
    chatAttribute: 'chid',
    textChatAttribute: 'postedchatid',
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
    deletedWords: ['This message has been deleted'],
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
    isByShape: false,
    titles: [
      { selector: '[purpose="chatview"][id="{chat}"] [holder="chattitle"]', attribute: null },
      { selector: '[id="userrecentchattitle{chat}"]', attribute: null },
      { selector: '[purpose="chathistoryrow"][chid="{chat}"] [holder="chattitle"]', attribute: null },
      { selector: '[purpose="chathistoryrow"][chid="{chat}"]', attribute: 'chattitle' },
      { selector: '[purpose="chathistoryrow"][chid="{chat}"]', attribute: 'threadchattitle' },
      { selector: '[purpose="chathistoryrow"][chid="{chat}"]', attribute: 'title' },
    ],
    listRows: '[purpose="chathistoryrow"], [id^="userrecentchat"]',
    listRow: '[purpose="chathistoryrow"][chid="{chat}"], [id="userrecentchat{chat}"]',
    composers: '[contenteditable]:not([contenteditable="false"]), textarea',
  },
  controls: {
    inRow:
      '[purpose="sender"], .chtimg, [purpose="staroptions"], .zcnew-strtng, [purpose="reactionarea"], [purpose="sendingstatus"], img, video',
    anywhere: '[purpose="message_actions"]',
  },
};

/**
 * Cliq of 2023, from markup pasted into a public project: the text's class, the ids on everything around it and the marks of what
 * is no message were seen. On which element around the text the row's own id stands was not: any that holds one text.
 */
export const cliq2023: PageProfile = {
  ...cliq2026,
  name: 'cliq-2023',
  message: {
    ...cliq2026.message,
    row: '[msguid]',
    holds: '.zcmsgcnt, pre[msgtype="msg"], [fname], [mtype="20"]',
    own: '[mymsg="true"], .me, :has(.msgtxt.me, .message.me)',
  },
};

export const knownProfiles: readonly PageProfile[] = [cliq2026, cliq2023];
