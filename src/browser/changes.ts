import type { ChangeNotice } from '../stars/star-service';

const channelName = 'stars-changes';

/** Calls `listener` for every change made anywhere, in pages of this extension. Stops when `signal` is aborted. */
export function onChange(listener: (notice: ChangeNotice) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<ChangeNotice>) => listener(data);
  signal.addEventListener('abort', () => channel.close(), { once: true });
}

/** Tells every page of this extension of a change. Cliq tabs are told by `tellCliqTabs`. */
export function tellExtensionPages(notice: ChangeNotice): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(notice);
  channel.close();
}
