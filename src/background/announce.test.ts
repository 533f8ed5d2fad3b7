import { expect, test, vi } from 'vitest';
import type { ChangeNotice } from '../stars/star-service';
import { createAnnounce } from './announce';

test('one that cannot be told keeps nobody else from hearing', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const heard = vi.fn();
  const fails = () => {
    throw new Error('closed');
  };
  createAnnounce([fails, heard])(7, ['m1']);
  expect(heard).toHaveBeenCalledWith({ sequence: expect.any(Number), revision: 7, messageIds: ['m1'] });
});

test('notices are numbered one by one, whatever their revision; another worker begins elsewhere', () => {
  const heard: ChangeNotice[] = [];
  const listener = (notice: ChangeNotice) => heard.push(notice);
  const announce = createAnnounce([listener]);
  announce(7, ['m1']);
  announce(7, []);
  announce(12, null);
  createAnnounce([listener])(13, []);
  const steps = heard.slice(1).map(({ sequence }, index) => sequence - (heard[index]?.sequence ?? 0));
  expect(steps.slice(0, 2)).toEqual([1, 1]);
  expect(steps[2]).not.toBe(1);
});
