declare global {
  interface Window {
    takeEarlyKeys?: () => KeyboardEvent[];
  }
}

/** Keys that are pressed before there is anything that hears them are kept, until they are taken. */
export function keepEarlyKeys(): () => KeyboardEvent[] {
  const pressed: KeyboardEvent[] = [];
  const taken = new AbortController();
  addEventListener('keydown', (event) => pressed.push(event), { signal: taken.signal });
  return () => {
    taken.abort();
    return pressed.splice(0);
  };
}

window.takeEarlyKeys = keepEarlyKeys();
