// Which of the pages' modules come in one file. Rolldown by itself would make sixty files of them, and each costs a page some milliseconds.
// `npm run bench bundles` shows who loads how much. The background and the content scripts are built by themselves: standalone-files.ts.

/** What every page begins with. */
const beginnings =
  /src\/(replica\/open-star-reader|stars\/(star-(filter|row|type)|service-error)|browser\/(i18n|changes|connect-stars|star-messages|host-access|session-area|(asked|stored)-view|forget-view|page-return|native-browser)|cliq\/data-centers|timing\/shared-run)|vite\/preload-helper/;
/** What every view begins with. */
const views =
  /node_modules\/(@preact|preact)\/|src\/(access\/host-access|browser\/kept-view|popup\/(lazily|line-icon|shown-text))/;

/** What the first rows are made of: one file with the page's own beginning. */
const firstRows =
  /src\/(popup\/(app|focus-row|formats|in-turns|index\.tsx|is-deleted|list-filter|marked-text|row-heights|search-box|sign-in\.|star-|steady-pauses|store|type-(class|icon)|use-row-window|view-keeping)|browser\/(painted|yield-to-input)|replica\/text-reader-later|stars\/(facet|find-stars|star-(icons|index)|take-star|text-cover))/;
/** What stands around the list and is always wanted a moment after its first rows: by itself it would be thirty files. */
const aroundList =
  /src\/(popup\/(ask-|batch-status|change-many|choice|cliq-links|copy-details|elapsed|elsewhere|facet-|filter-bar|hand-over|in-sight|keep-fresh|linked-message|list-(end|foot|head|keys|menu|tools)|menu|move-by-arrow|open-in-cliq|place-under|press-key|result-count|row-(actions|check)|select-all|selection\.|side-icon|sign-in-error|starred-choice|status-|text-cover|undo-status|use-saved-views|view-editor|view-name-form|whose-stars)|browser\/(follow-page-state|popup-view)|replica\/(all-rows|read-bundles)|stars\/saved-view)/;
/** What that needs, and the options as well. */
const later =
  /src\/(browser\/(error-sentence|link-template|obstacle-sentence|page-state|side-panel|when-aborted)|cliq\/(link-template|linked-message|links)|stars\/(batch\.|chat-id|message-id|page-state))/;

/** The same, for what only these two need. */
const pages = /src\/(access\/access-notice|browser\/(clock-sentence|kept-list-keys)|stars\/list-keys)/;

/** A module goes to the first group, by priority, whose `test` it passes; and takes with it what it imports and no other group wants. */
export const chunkGroups = [
  { name: 'common', test: beginnings, priority: 3 },
  { name: 'view', test: views, priority: 2 },
  { name: 'first-rows', test: firstRows, priority: 1 },
  { name: 'later', test: later, priority: 1 },
  { name: 'pages', test: pages, priority: 1 },
  { name: 'around-list', test: aroundList },
];
