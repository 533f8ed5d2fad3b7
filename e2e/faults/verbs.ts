import { expect } from '../fixtures/test';
import type { SeenRequest } from '../stand-in/request-log';
import { canonicalMessageId } from '../stand-in/world/message-id';
import type { Group, Subject } from './group';
import type { Fact } from './status-facts';

/** How a user makes the extension call Cliq with each of the three verbs. */
export interface Verb {
  name: 'POST' | 'GET' | 'DELETE';
  /** Whether a call is about this message. */
  isAbout(request: SeenRequest, subject: Subject): boolean;
  /** Whether Cliq has the star before the case begins. */
  isStarredBefore: boolean;
  /** What the user does, up to what the page says to it. */
  act(group: Group, subject: Subject): Promise<void>;
  /** What the status line says as long as Cliq has not confirmed it. */
  outstanding: readonly Fact[];
  /** What is not tried again by itself until the view asks, a minute later: a user who sees it failed presses again. */
  again?(group: Group, subject: Subject): Promise<void>;
  /** What the user pressed for is said to have failed. */
  expectFailed?(group: Group): Promise<void>;
}

function asksToSet({ body }: SeenRequest, { message }: Subject): boolean {
  return canonicalMessageId(JSON.parse(body).message_id) === message.id;
}

function asksToRemove({ path }: SeenRequest, { message }: Subject): boolean {
  return canonicalMessageId(decodeURIComponent(path.split('/').at(-1) ?? '')) === message.id;
}

const post: Verb = {
  name: 'POST',
  isAbout: asksToSet,
  isStarredBefore: false,
  outstanding: ['1 waiting'],
  async act(group, subject) {
    await (await group.openTab()).pickFromButton(subject.text, subject.type.name);
    await group.expectSaid(`Starred as ${subject.type.name}`);
    group.wanted.set(subject.message.id, subject);
  },
};

const remove: Verb = {
  name: 'DELETE',
  isAbout: asksToRemove,
  isStarredBefore: true,
  outstanding: ['1 waiting'],
  async act(group, subject) {
    await (await group.openTab()).pickFromButton(subject.text, 'Remove star');
    await group.expectUndoOffered(subject.text);
    group.wanted.delete(subject.message.id);
  },
};

const list: Verb = {
  name: 'GET',
  isAbout: () => true,
  isStarredBefore: false,
  outstanding: [],
  async act(group, subject) {
    // Another device of the user's; this one hears of it by Refresh.
    group.starElsewhere(subject);
    await group.refreshButton.click();
  },
  async again(group, subject) {
    await expect(group.refreshButton).toBeEnabled();
    if ((await group.popup.row(subject.text).count()) === 0) await group.refreshButton.click();
  },
  expectFailed: ({ popup }) => expect(popup.page.getByRole('alert').filter({ hasText: /\w/ })).toBeVisible(),
};

export const verbs: readonly Verb[] = [list, remove, post];
