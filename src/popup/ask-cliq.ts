import { type AskAheadSources, askAhead } from './ask-ahead';
import { type KeepFreshSources, keepFresh } from './keep-fresh';

/** What an open list has Cliq asked for by itself. It begins when the list is shown. */
export function askCliq(sources: AskAheadSources & KeepFreshSources): void {
  keepFresh(sources);
  askAhead(sources);
}
