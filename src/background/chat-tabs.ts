import { runSecondScriptInOpenTabs } from '../browser/life-cycle';
import { keepPageState } from '../browser/page-state';
import { latestCliqTab, reportOfTab, showTab, tellTab } from '../browser/tab-messages';
import type { PageState } from '../stars/page-state';

/** What the background does for chat pages and with them, beyond their stars. */
export interface ChatTabs {
  /** A page tells how it can be read. One that is lost gets the second script. */
  pageReported(state: PageState): Promise<void>;
  /** Lets the user show where messages are, in the Cliq tab that was used last. False when none is open. */
  teach(): Promise<boolean>;
  /** A report on that tab's page; empty when there is none. */
  report(): Promise<string>;
}

export function createChatTabs(cliqPages: readonly string[], onState: () => void): ChatTabs {
  return {
    async pageReported(state) {
      if (state === 'lost') return runSecondScriptInOpenTabs(cliqPages);
      // Memory that is full (Firefox refuses more than 10 MB): the badge keeps what it said before, and nothing else rests on it.
      await keepPageState(state).catch((error: unknown) =>
        console.info('how the page can be read is not kept:', error),
      );
      onState();
    },
    async teach() {
      const tab = await latestCliqTab(cliqPages);
      if (tab === null) return false;
      await runSecondScriptInOpenTabs(cliqPages);
      await showTab(tab);
      return tellTab(tab, { kind: 'teach' });
    },
    async report() {
      const tab = await latestCliqTab(cliqPages);
      if (tab === null) return '';
      await runSecondScriptInOpenTabs(cliqPages);
      return reportOfTab(tab);
    },
  };
}
