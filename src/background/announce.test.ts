import { expect, test, vi } from 'vitest';
import { createAnnounce } from './announce';

test('one that cannot be told keeps nobody else from hearing', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const heard = vi.fn();
  const fails = () => {
    throw new Error('closed');
  };
  createAnnounce([fails, heard])(7, ['m1']);
  expect(heard).toHaveBeenCalledWith(7, ['m1']);
});
