import { openRealPopup } from '../fixtures/real-popup';
import { signIn } from '../fixtures/sign-in';
import { starBodies, verbs } from '../fixtures/star-calls';
import { starredMessage } from '../fixtures/starred-message';
import { expect, test } from '../fixtures/test';

const text = 'I cried a little. Ship it.';
const firstRow = `document.querySelector('li')?.innerText ?? ''`;
const status = `[...document.querySelectorAll('output')].map((output) => output.innerText).join(' ')`;

test('the popup under the icon: retype, Undo, remove; closed at once, it still tells Cliq after 8 s', async ({
  extension,
  standIn,
}) => {
  await starredMessage(extension, standIn, text, 'To-do');

  const popup = await openRealPopup(extension);
  await expect.poll(() => popup.evaluate(firstRow)).toContain(text);
  await popup.click('button', 'Change type');
  await popup.click('menuitemradio', 'Manager');
  await expect.poll(() => starBodies(standIn)).toEqual(['to_do', 'manager']);
  await popup.click('button', 'Undo');
  await expect.poll(() => starBodies(standIn)).toEqual(['to_do', 'manager', 'to_do']);

  await popup.click('button', 'Remove star');
  await expect.poll(() => popup.evaluate(status)).toContain('Star removed');
  const removedBy = Date.now();
  await popup.close();
  expect(standIn.log.api('DELETE')).toEqual([]);
  const call = await standIn.log.waitFor(({ method }) => method === 'DELETE');
  // The removal was some moments before it was seen here.
  expect(call.time - removedBy).toBeGreaterThan(6_000);
  await expect.poll(() => standIn.stars()).toEqual([]);
  expect(verbs(standIn)).toEqual(['POST', 'POST', 'POST', 'DELETE']);
});

test('the popup has its own size, and paints its list while Cliq is silent', async ({ extension, standIn }) => {
  standIn.seedStars(120);
  await signIn(extension);
  const list = standIn.log.waitFor(({ method, query }) => method === 'GET' && query.next_token !== undefined);
  await list;
  standIn.faults.add({ hold: true, times: Number.POSITIVE_INFINITY });
  const popup = await openRealPopup(extension);
  await expect.poll(() => popup.evaluate(firstRow)).not.toBe('');
  expect(await popup.evaluate('[innerWidth, innerHeight]')).toEqual([420, 600]);
  await popup.close();
});
