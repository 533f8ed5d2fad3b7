// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test } from 'vitest';
import { lazily, loadAfter } from './lazily';

test('what stands around the list is loaded after the first rows, once, and shown then', async () => {
  let end = () => {};
  loadAfter(
    new Promise<void>((resolve) => {
      end = resolve;
    }),
  );
  let loads = 0;
  const Part = lazily(async () => {
    loads += 1;
    return () => <p>tools</p>;
  });
  const root = document.createElement('div');
  const view = (
    <>
      <Part />
      <Part />
    </>
  );
  render(view, root);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([loads, root.textContent]).toEqual([0, '']);
  end();
  await expect.poll(() => root.textContent).toBe('toolstools');
  expect(loads).toBe(1);
});
