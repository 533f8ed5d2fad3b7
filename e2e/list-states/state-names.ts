/** Every state that the list can be in, as its design names them. There is a picture of each, and each is accessible. */
export const stateNames = [
  // Before there is a list
  'first-run',
  'sign-in-failed',
  'first-sync',
  'first-sync-list',
  'kept-away',
  'withheld',
  'no-stars',
  'unreadable',
  // The list, and what one does in it
  'list',
  'kinds',
  'more',
  'filtered',
  'choosing-a-chat',
  'search',
  'saved-views',
  'nothing-matches',
  'change-type',
  'more-actions',
  'removed',
  'selected',
  'many-at-once',
  'keys-help',
  'end-of-list',
  // Files
  'file-menu',
  'export',
  'restore',
  'restore-refused',
  'restore-preview',
  'restoring',
  // What is no longer as it was starred
  'edited',
  'deleted',
  'left-chat',
  'no-access',
  // What is between here and Cliq
  'waiting',
  'offline',
  'paused',
  'could-not-be-saved',
  'no-answer',
  'sign-in-again',
  'account-question',
  'page-not-understood',
  // Places and eyes
  'side-panel',
  'side-panel-narrow',
  'tab',
  'zoomed',
  'right-to-left',
  'forced-colors',
] as const;

export type StateName = (typeof stateNames)[number];
