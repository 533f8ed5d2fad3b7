// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../clock';
import { defaultSwitches } from '../../switches';
import { createWorld } from '../../world/world';
import { messagePage, workspaceFor } from '../page-messages';
import { chatView } from './chat-view';

const world = createWorld(manualClock(Date.parse('2026-11-20T12:00:00Z')));
const reader = world.accounts[0];
const workspace = workspaceFor(world, reader, defaultSwitches());

function render(index: number): HTMLElement {
  const chat = workspace.chats[index];
  const source = world.chats[index];
  if (!chat || !source) throw new Error('no chat');
  // The whole chat, so that every kind of message is on the page.
  const page = messagePage(source, reader, {});
  const older = messagePage(source, reader, { before: [page.messages[0]?.msguid ?? ''] });
  const view = chatView(chat, workspace, { ...page, messages: [...older.messages, ...page.messages] });
  document.body.replaceChildren(...view.wrappers);
  const current = view.wrappers.at(-1);
  if (!current) throw new Error('no wrapper');
  return current;
}

let current: HTMLElement;
beforeEach(() => {
  current = render(0);
});
const all = (selector: string, root: ParentNode = current) => [...root.querySelectorAll(selector)];
const row = (words: string) => {
  const found = all('[msg-cont]').find((one) => one.textContent?.includes(words));
  if (!found) throw new Error(`no row "${words}"`);
  return found;
};

describe('a message row', () => {
  it('carries chat and message id, is marked if it is the reader’s own, and has no time', () => {
    const rows = all('[msg-cont]');
    expect(rows.length).toBe(80);
    for (const one of rows) {
      expect(one.getAttribute('chid')).toBe(workspace.chats[0]?.id);
      expect(one.getAttribute('msguid')).toMatch(/^\d{13}%20\d{12}$/);
      expect(one.hasAttribute('msgtime')).toBe(false);
    }
    expect(rows.some((one) => one.getAttribute('mymsg') === 'true')).toBe(true);
    expect(rows.some((one) => !one.hasAttribute('mymsg'))).toBe(true);
  });

  it('holds its text in an element whose id repeats and whose tag varies', () => {
    const texts = all('#posted-message-container');
    expect(texts).toHaveLength(80);
    expect(new Set(texts.map((one) => one.localName))).toEqual(new Set(['p', 'pre']));
    for (const one of texts) {
      expect(one.getAttribute('postedchatid')).toBe(workspace.chats[0]?.id);
      expect(one.classList.contains('zcmsgcnt')).toBe(true);
      expect(one.getAttribute('dir')).toBe('auto');
    }
  });

  it('of the reader has its delivery state inside the text', () => {
    const status = row('practised it on staging').querySelector('.zcmsgcnt [purpose="sendingstatus"]');
    expect(status?.querySelector('[purpose="msgstatus"]')?.getAttribute('title')).toBe('Sent');
  });

  it('has mentions, emoji with and without text, line breaks and code in Cliq’s markup', () => {
    const mention = row('can you put numbers').querySelector('[elemtype="user"][mentionedid]');
    expect(mention?.textContent).toBe('@Jonas Weber');
    expect(mention?.getAttribute('mentionmsgid')).toMatch(/^CT_\d+_\d+\|\d+\|\d{13}$/);
    const zomoji = current.querySelector('em[class^="zcslymsg-"]');
    expect([zomoji?.textContent, zomoji?.getAttribute('title')]).toEqual(['', 'thumbsup']);
    expect(zomoji?.closest('.zcmsgcnt')?.textContent).toBe('');
    expect(current.querySelector('span.emoji[elemtype="emoji"][code=":tada:"]')?.textContent).toBe('🎉');
    expect(row('Checklist before').querySelectorAll('.zcmsgcnt br')).toHaveLength(3);
    expect(row('Rollback is one').querySelector('code')?.textContent).toContain('aurora deploy');
  });

  it('can quote, be edited, deleted, and have reactions and a preview', () => {
    const quoted = row('Love it. The headline').querySelector('blockquote.quotedmsgdiv[purpose="viewreplied"]');
    expect(quoted?.getAttribute('msgtime')).toMatch(/^\d{13}$/);
    expect(quoted?.querySelector('.zcmsgrlypr.msgtxt.me')).not.toBeNull();
    expect(row('Fixed, thanks').querySelector('#editinfo.zcedtinfo[title]')).not.toBeNull();
    expect(row('has been deleted').querySelector('pre[msgtype="msg"]')).not.toBeNull();
    expect(row('Legal signed off').querySelector('[purpose="reactionarea"] .zcreactn-optns')?.textContent).toBe('🎉 6');
    expect(row('Known issues page').querySelector('.zcurlprv[msguid][uid]')).not.toBeNull();
  });

  it('of a file carries a tile with the ids again, its own time some milliseconds earlier', () => {
    const one = row('Aurora-launch-plan.pdf');
    const tile = one.querySelector('.zcattach');
    const lateness = Number(one.getAttribute('msguid')?.slice(0, 13)) - Number(tile?.getAttribute('msgtime'));
    expect(lateness).toBeGreaterThanOrEqual(18);
    expect(lateness).toBeLessThanOrEqual(60);
    expect(tile?.getAttribute('uid')).toBe(`${tile?.getAttribute('fsender')}_${tile?.getAttribute('msgtime')}`);
    expect(tile?.querySelector('.zcattach-actions[msguid]')).not.toBeNull();
    expect(one.querySelector('.zcmsgcnt')?.textContent).toBe('');
  });
});

describe('the traps', () => {
  it('elements that carry a message id and are no message', () => {
    const bearers =
      '[purpose="date"].zcmsg_dvdrmn, [purpose="new_msg"], .zcmsg-edtbx, .zcurlprv, .zcattach, .zcattach-actions';
    for (const selector of bearers.split(', ')) {
      expect(all(`${selector}[msguid]`).length, selector).toBeGreaterThan(0);
    }
    for (const one of all(bearers)) expect(one.matches('[msg-cont]')).toBe(false);
    expect(current.querySelector('.zcmsg-edtbx')?.id).toBe(`editcontainer${workspace.chats[0]?.id}`);
    expect(current.querySelector('[purpose="sender"]')?.getAttribute('msguid')).toBe('undefined');
  });

  it('one sender block for consecutive messages, "You" for the reader', () => {
    const senders = all('[purpose="sender"]');
    expect(senders.length).toBeLessThan(all('[msg-cont]').length);
    const first = row('Good morning! Aurora');
    const second = row('Run of show');
    expect(first.previousElementSibling?.getAttribute('nname')).toBe('Priya Raman');
    expect(first.nextElementSibling).toBe(second);
    const own = senders.find((one) => one.getAttribute('nname') === reader.name);
    expect(own?.querySelector('.zctxtseln')?.textContent).toBe('You');
  });

  it('a hidden older wrapper of the same chat, before the current one, with the same messages', () => {
    const wrappers = all(`.currentchat[purpose="chatview"][id="${workspace.chats[0]?.id}"]`, document);
    expect(wrappers).toHaveLength(2);
    const [stale] = wrappers;
    expect(stale?.classList.contains('dN')).toBe(true);
    expect(wrappers[1]).toBe(current);
    const staleRow = stale?.querySelector('[msg-cont]');
    expect(all(`[msg-cont][msguid="${staleRow?.getAttribute('msguid')}"]`)).toHaveLength(1);
  });

  it('a bar over the message under the pointer, with its id', () => {
    const one = row('All three are green');
    one.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    const menu = one.querySelector('[purpose="message_actions"].msg-opt-list');
    expect(menu?.getAttribute('msguid')).toBe(one.getAttribute('msguid'));
    expect(menu?.querySelector('[purpose="copyPermalink"].zcl-menu-item')).not.toBeNull();
    row('I cried a little').dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    expect(all('[purpose="message_actions"]')).toHaveLength(1);
  });

  it('two call buttons of one id in one-to-one chats, the first hidden', () => {
    current = render(3);
    const calls = all(`[id="onetoonecall_call_${workspace.chats[3]?.id}"]`);
    expect(calls.map((one) => one.classList.contains('dN'))).toEqual([true, false]);
  });

  it('an editor in Cliq’s markup', () => {
    const editor = current.querySelector(
      '[composer-main-container] [composer-component-editor][contenteditable="true"]',
    );
    expect(editor?.id).toMatch(/^composer-component-\d+-editor$/);
    expect(editor?.firstElementChild?.localName).toBe('p');
  });
});
