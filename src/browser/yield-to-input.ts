/** Resolves after the browser has had its turn: input, and what is to be painted. Timers are slower, they wait 4 ms when nested. */
export function yieldToInput(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
