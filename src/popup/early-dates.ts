/** The first date that a page formats takes its browser many times as long as the next ones: here that is done while scripts are loaded. */
new Intl.DateTimeFormat(navigator.language, { timeStyle: 'short' }).format();
