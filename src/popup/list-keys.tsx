import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ListKeys as Keys } from '../stars/list-keys';
import { lazily } from './lazily';
import { pressKey } from './press-key';
import type { StarsStore } from './store';

const KeysHelp = lazily(() => import('./keys-help').then((part) => part.KeysHelp));

/** The keys of the list. Which ones the user wants is known a moment after the first rows: what was pressed before is done then. */
export function ListKeys({ store }: { store: StarsStore }) {
  const keys = useSignal<Keys | null>(null);
  const isHelpOpen = useSignal(false);
  const { isWhole, readCount } = store;
  const isReady = keys.value !== null && (isWhole.value || readCount.value > 0);
  useEffect(() => {
    const stop = new AbortController();
    store.followListKeys((next) => {
      keys.value = next;
    }, stop.signal);
    return () => stop.abort();
  }, [store]);
  useEffect(() => {
    if (!isReady) return undefined;
    const stop = new AbortController();
    const showHelp = () => {
      isHelpOpen.value = true;
    };
    const press = (event: KeyboardEvent) => {
      const known = keys.peek();
      if (known) pressKey(event, known, store, showHelp);
    };
    for (const event of store.takeEarlyKeys()) if (isRecent(event)) press(event);
    document.addEventListener('keydown', press, { signal: stop.signal });
    return () => stop.abort();
  }, [store, isReady]);
  if (!isHelpOpen.value || !keys.value) return null;
  const close = () => {
    isHelpOpen.value = false;
  };
  return <KeysHelp keys={keys.value.keys} onChangeKeys={() => void store.openOptions()} onClose={close} />;
}

/** What was pressed longer ago was not meant for what is shown now. */
function isRecent({ timeStamp }: Event): boolean {
  return performance.now() - timeStamp < 3_000;
}
