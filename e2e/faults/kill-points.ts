/** When the worker is killed, as seen from outside. */
export interface KillPoint {
  name: string;
  at: 'never' | 'acknowledged' | 'received' | 'answer held' | 'answered' | 'waiting' | 'signing in';
}

export const killPoints: readonly KillPoint[] = [
  { at: 'never', name: 'the worker lives' },
  { at: 'acknowledged', name: 'killed after what the page said to the gesture' },
  { at: 'received', name: 'killed when Cliq has the request' },
  { at: 'answer held', name: 'killed when Cliq has done it and not answered' },
  { at: 'answered', name: 'killed just after the answer' },
  { at: 'waiting', name: 'killed while it waits for the next try' },
  { at: 'signing in', name: 'killed during the new sign-in' },
];
