import browser from 'webextension-polyfill';

export type AlarmName = 'sync' | 'outstanding' | 'pause-over';

/** Packed extensions get no alarm sooner than this, in minutes (chrome.alarms). */
const soonestMinutes = 0.5;

/** Registers for alarms. Call it in the background's first turn. */
export function onAlarm(listener: (name: AlarmName) => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === 'sync' || name === 'outstanding' || name === 'pause-over') listener(name);
  });
}

/** Makes sure that the alarm rings every `periodMinutes`. Browsers may lose alarms: call it at every start. */
export async function keepAlarm(name: AlarmName, periodMinutes: number): Promise<void> {
  const periodInMinutes = Math.max(periodMinutes, soonestMinutes);
  const alarm = await browser.alarms.get(name);
  // Alarms keep to the wall clock: when that was set back, it would not ring for as long.
  const isTooLate = alarm !== undefined && alarm.scheduledTime > Date.now() + periodInMinutes * 60_000;
  if (alarm?.periodInMinutes !== periodInMinutes || isTooLate) await browser.alarms.create(name, { periodInMinutes });
}

/** Makes the alarm ring once, at `when` (epoch ms) or a little later. */
export async function ringOnce(name: AlarmName, when: number): Promise<void> {
  await browser.alarms.create(name, { when });
}

export async function clearAlarm(name: AlarmName): Promise<void> {
  await browser.alarms.clear(name);
}
