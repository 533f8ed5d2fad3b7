// Run in a tab of Cliq only when it is needed: for a page that no profile reads, to be shown where messages are, for a report, for the last message, and to go to a message.
import { lastMessage } from '../cliq/page/last-message';
import { reportPage } from '../cliq/page/report';
import '../cliq/page/second-script';
import { studyPage } from '../cliq/page/study';
import { goTo } from './go-to';
import { sayNotShown } from './not-shown';
import { teachPage } from './teach';

globalThis.starsForCliq?.takeHelp({
  study: studyPage,
  teach: teachPage,
  report: reportPage,
  goTo,
  sayNotShown,
  lastMessage,
});
