import { askForView } from '../browser/asked-view';
import { type CommandName, type CommandTab, openList } from '../browser/commands';
import { t } from '../browser/i18n';
import { runSecondScriptIn } from '../browser/life-cycle';
import { askTab, tellTab } from '../browser/tab-messages';
import { dataCenterOfHost } from '../cliq/data-centers';
import { parseCliqLink } from '../cliq/links';
import { sayWrong } from './linked-stars';

/** Carries out a browser command, in the tab where its keys were pressed. */
export async function runCommand(name: CommandName, tab: CommandTab): Promise<void> {
  const isDone = isCliq(tab.url) && (await (name === 'star-last-message' ? starLast(tab) : listChat(tab)));
  if (!isDone) await sayWrong(tab.id, t('command_noChat'));
}

async function starLast({ id }: CommandTab): Promise<boolean> {
  await runSecondScriptIn(id);
  return tellTab(id, { kind: 'star-last' });
}

async function listChat({ id, url }: CommandTab): Promise<boolean> {
  const chatId = parseCliqLink(url)?.chatId ?? (await askForOpenChat(id));
  if (chatId === '') return false;
  // Not one after the other: Firefox opens the list only in the same turn as the key.
  await Promise.all([askForView({ chat: chatId }), openList()]);
  return true;
}

/** The page may know it where the address does not name it. */
async function askForOpenChat(tabId: number): Promise<string> {
  await runSecondScriptIn(tabId);
  return askTab(tabId, { kind: 'chat' });
}

const isCliq = (url: string) => URL.canParse(url) && dataCenterOfHost(new URL(url).host) !== null;
