/**
 * The token to remember after this many calls, so that a list that runs in circles of any length is seen: that of call 1, 2, 4,
 * 8 … (Brent's algorithm). A set of all tokens would grow with the list, and be lost with the worker.
 */
export function nextLandmark(landmark: string | null, calls: number, token: string): string | null {
  return Number.isInteger(Math.log2(calls)) ? token : landmark;
}
