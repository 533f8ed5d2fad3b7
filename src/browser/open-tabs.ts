import browser from 'webextension-polyfill';

/**
 * The hosts of the open tabs whose pages match `patterns`, the tab used last first. It takes no permission but those of the hosts
 * themselves: a tab of a withheld host is not listed.
 */
export async function openTabHosts(patterns: readonly string[]): Promise<string[]> {
  const tabs = await browser.tabs.query({ url: [...patterns] });
  const newestFirst = tabs.toSorted((left, right) => (right.lastAccessed ?? 0) - (left.lastAccessed ?? 0));
  return newestFirst.flatMap(({ url = '' }) => (URL.canParse(url) ? new URL(url).host : []));
}
