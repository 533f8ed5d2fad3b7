const firstMs = 1_000;
const longestMs = 5 * 60 * 1000;

/** How long to wait before the next try, ms: doubles with each failed one up to 5 minutes, with up to half of it taken off by chance. */
export function backoffMs(failedTries: number, random: () => number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(failedTries, 20));
  return full * (1 - random() / 2);
}
