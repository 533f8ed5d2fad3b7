import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { type ChatPage, openChat } from '../fixtures/chat-page';
import { launchExtension } from '../fixtures/launch-extension';
import { openPopupPage, type PopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { type Extension, expect } from '../fixtures/test';
import { type StandIn, startStandIn } from '../stand-in/stand-in';
import type { Message } from '../stand-in/world/types';
import type { FaultCase } from './cases';
import { expectStatus } from './status-facts';

const types = [
  { id: 'important', name: 'Important' },
  { id: 'to_do', name: 'To-do' },
  { id: 'note', name: 'Note' },
  { id: 'manager', name: 'Manager' },
  { id: 'follow_up', name: 'Follow-up' },
] as const;

/** The message of one case, and the type it is or will be starred as. */
export interface Subject {
  message: Message;
  text: string;
  type: (typeof types)[number];
}

/** A signed-in browser with an open chat that some cases play in, one after the other, each with a message of its own. */
export interface Group {
  standIn: StandIn;
  extension: Extension;
  /** The chat's tab, brought to the front: a page behind another draws, and so reacts, seldom. */
  openTab(): Promise<ChatPage>;
  popup: PopupPage;
  /** Opens the popup anew, in the same tab; it also wakes a dead worker. */
  openPopup(): Promise<void>;
  refreshButton: Locator;
  /** Presses Refresh; resolves when it is through. */
  refresh(): Promise<void>;
  subjectOf(one: FaultCase): Subject;
  /** The user's last wishes: what Cliq must have at rest, by message id. */
  wanted: Map<string, Subject>;
  starElsewhere(subject: Subject): void;
  expectSaid(words: string): Promise<void>;
  expectUndoOffered(text: string): Promise<void>;
  consoleErrors: readonly string[];
  close(): Promise<void>;
}

export async function openGroup(cases: readonly FaultCase[]): Promise<Group> {
  const standIn = await startStandIn();
  const profile = mkdtempSync(join(tmpdir(), 'stars-profile-'));
  const { extension, consoleErrors } = await launchExtension({ standIn, profile, headless: true });
  const close = async () => {
    await extension.context.close();
    await standIn.close();
    rmSync(profile, { recursive: true, force: true });
  };
  try {
    return { ...(await prepareGroup(cases, standIn, extension)), consoleErrors, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function prepareGroup(
  cases: readonly FaultCase[],
  standIn: StandIn,
  extension: Extension,
): Promise<Omit<Group, 'consoleErrors' | 'close'>> {
  const wanted = new Map<string, Subject>();
  const subjects = new Map(cases.map((one) => [one, writeMessage(standIn, one, cases.length)]));
  const starElsewhere = (subject: Subject): void => {
    const [account] = standIn.accounts;
    const { message, type } = subject;
    const chat = chatOf(standIn);
    standIn.world.stars.put({ accountId: account.id, chat, message, type: type.id, time: standIn.clock.now() });
    wanted.set(message.id, subject);
  };
  for (const [one, subject] of subjects) if (one.verb.isStarredBefore) starElsewhere(subject);
  await signIn(extension);
  const chat = await openChat(extension);
  const popup = await openPopupPage(extension);
  const refreshButton = popup.page.getByRole('button', { name: 'Refresh' });
  await expectStatus(popup.page, ['synced']);
  return {
    standIn,
    extension,
    wanted,
    starElsewhere,
    popup,
    refreshButton,
    subjectOf(one) {
      const subject = subjects.get(one);
      if (!subject) throw new Error(`no message for ${one.point.name}`);
      return subject;
    },
    async openTab() {
      await chat.page.bringToFront();
      return chat;
    },
    async openPopup() {
      await popup.page.bringToFront();
      await popup.page.reload();
      await expect(popup.page.getByRole('heading', { name: 'Stars', exact: true })).toBeVisible();
    },
    async refresh() {
      await refreshButton.click();
      await expect(refreshButton).toBeEnabled();
    },
    expectSaid: (words) => expect(chat.status).toContainText(words),
    expectUndoOffered: (text) => expect(chat.status.locator(`[aria-description="${text}"]`)).toBeVisible(),
  };
}

/** The chat that Cliq's page opens with. */
function chatOf({ chats }: StandIn) {
  const [chat] = chats;
  if (!chat) throw new Error('the stand-in has no chat');
  return chat;
}

function writeMessage(standIn: StandIn, one: FaultCase, count: number): Subject {
  const [sender] = standIn.world.people;
  if (!sender) throw new Error('the stand-in has no people');
  const text = `Case ${one.number}: ${one.point.name}`;
  const time = standIn.clock.now() - (count - one.number + 1) * 1_000;
  const type = types[one.number % types.length] ?? types[0];
  return { message: standIn.world.say(chatOf(standIn), { sender, text, time }), text, type };
}
