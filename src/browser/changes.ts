import type { ChangeNotice } from '../stars/star-service';

const channelName = 'stars-changes';

/**
 * Calls `listener` for every change made anywhere, in pages of this extension. Stops when `signal` is aborted. A frozen page is told
 * nothing: Chromium goes on delivering messages there, but not what the database answers, so that a read begun then would keep the
 * background from writing until the page is seen again. What it missed is for `onReturn`.
 */
export function onChange(listener: (notice: ChangeNotice) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(channelName);
  let isFrozen = false;
  const setFrozen = (frozen: boolean) => {
    isFrozen = frozen;
  };
  document.addEventListener('freeze', () => setFrozen(true), { signal, capture: true });
  document.addEventListener('resume', () => setFrozen(false), { signal, capture: true });
  channel.onmessage = ({ data }: MessageEvent<ChangeNotice>) => {
    if (!isFrozen) listener(data);
  };
  signal.addEventListener('abort', () => channel.close(), { once: true });
}

/** Tells every page of this extension of a change. Cliq tabs are told by `tellCliqTabs`. */
export function tellExtensionPages(notice: ChangeNotice): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(notice);
  channel.close();
}
