import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { ServiceError } from '../stars/service-error';
import { everything } from '../stars/star-filter';
import type { StarService } from '../stars/star-service';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { answerStars, type MessageSender } from './serve-stars';
import { pageStarVerbs, starVerbs } from './star-messages';
import { goodArguments, ref } from './testing/good-arguments';

vi.mock('webextension-polyfill', () => ({ default: {} }));

const own = {
  id: 'extension',
  origin: 'chrome-extension://extension',
  isCliqPage: (url: string) => url.startsWith('https://cliq.zoho.com/'),
};
const popup: MessageSender = { id: own.id, url: `${own.origin}/src/popup/index.html` };
const cliqTab: MessageSender = {
  id: own.id,
  url: 'https://cliq.zoho.com/company/1/chats/CT_1_2',
  frameId: 0,
  tab: { id: 7 },
};
function recordingService() {
  const called: unknown[][] = [];
  const methods = starVerbs.map((verb) => [verb, async (...args: unknown[]) => void called.push([verb, ...args])]);
  return { service: Object.fromEntries(methods) as StarService, called };
}
const ask = (message: unknown, sender: MessageSender) => {
  const { service, called } = recordingService();
  return answerStars(service, message, sender, own).then((reply) => ({ reply, called }));
};

test('a chat page is not served when the organization lets nobody star there; our own pages are', async () => {
  const { service, called } = recordingService();
  const noPages = { ...own, servesPages: async () => false };
  for (const verb of pageStarVerbs) {
    const message = { stars: verb, args: goodArguments[verb] };
    expect(await answerStars(service, message, cliqTab, noPages)).toMatchObject({ error: { code: 'forbidden' } });
    expect(await answerStars(service, message, cliqTab, { ...own, servesPages: async () => true })).toEqual({
      value: null,
    });
    expect(await answerStars(service, message, popup, noPages)).toEqual({ value: null });
  }
  expect(called).toHaveLength(2 * pageStarVerbs.length);
});

describe('who may do what', () => {
  test.each(starVerbs)('%s', async (verb) => {
    const message = { stars: verb, args: goodArguments[verb] };
    const fromPopup = await ask(message, popup);
    const fromTab = await ask(message, cliqTab);
    expect(JSON.parse(JSON.stringify(fromPopup.reply))).toEqual({ value: null });
    expect(fromTab.called).toHaveLength(pageStarVerbs.includes(verb) ? 1 : 0);
  });

  test('a chat page may star, remove, undo, ask for shown messages and open the options: no more', () => {
    expect([...pageStarVerbs].sort()).toEqual(['openOptions', 'reportPage', 'setStar', 'starsOf', 'undo']);
  });

  test.each([
    ['another extension', { ...popup, id: 'other' }],
    ['a frame inside a Cliq page', { ...cliqTab, frameId: 3 }],
    ['another site', { ...cliqTab, url: 'https://evil.example/' }],
    ['a site with a similar name', { ...cliqTab, url: 'https://cliq.zoho.com.evil.example/' }],
    ['a page with our origin in its address', { ...cliqTab, url: `https://evil.example/${own.origin}/` }],
    ['nobody', {}],
  ])('%s may do nothing', async (_name, sender) => {
    for (const verb of starVerbs) {
      const { reply, called } = await ask({ stars: verb, args: goodArguments[verb] }, sender);
      expect(called).toEqual([]);
      expect(reply).toMatchObject({ error: { code: 'forbidden' } });
    }
  });
});

describe('what may be said', () => {
  test.each([
    ['an unknown verb', { stars: 'constructor', args: [] }],
    ['a verb of Object', { stars: '__proto__', args: [] }],
    ['a further key', { stars: 'refresh', args: [], url: 'https://evil.example' }],
    ['a further argument', { stars: 'refresh', args: ['https://evil.example'] }],
    ['an unknown star type', { stars: 'setStar', args: [ref, 'idea'] }],
    ['an unknown data center', { stars: 'setStar', args: [{ ...ref, dataCenter: 'evil.example' }, 'note'] }],
    ['a reference with a further key', { stars: 'setStar', args: [{ ...ref, host: 'evil.example' }, 'note'] }],
    [
      'more stars of a file than are taken at once',
      { stars: 'restoreStars', args: [Array.from({ length: 201 }, () => ({ ref, type: 'note' }))] },
    ],
    ['a star of a file with another type', { stars: 'restoreStars', args: [[{ ref, type: null }]] }],
    ['a star of a file with a further key', { stars: 'restoreStars', args: [[{ ref, type: 'note', url: 'x' }]] }],
    ['a secret among the settings', { stars: 'signIn', args: [{ ...signInSettings, clientSecret: 'secret' }] }],
    [
      'a filter with a day that is none',
      { stars: 'lookFor', args: [{ ...everything, starred: { kind: 'custom', from: '2026-02-30', to: null } }] },
    ],
    ['a filter with a further key', { stars: 'lookFor', args: [{ ...everything, host: 'evil.example' }] }],
    ['an unknown star type for many', { stars: 'setStars', args: [[ref.messageId], 'idea'] }],
    ['5,001 changes at once', { stars: 'setStars', args: [Array.from({ length: 5_001 }, () => ref.messageId), null] }],
    ['a batch that has no number', { stars: 'undoBatch', args: ['7'] }],
    ['501 ids', { stars: 'starsOf', args: [Array.from({ length: 501 }, () => ref.messageId)] }],
  ])('%s is refused', async (_name, message) => {
    const { reply, called } = await ask(message, popup);
    expect(called).toEqual([]);
    expect(reply).toMatchObject({ error: { code: 'bad-request' } });
  });

  test.each([
    ['a message id in another spelling', { ...ref, messageId: '1777805235487%20162898249840' }],
    ['a path for a chat id', { ...ref, chatId: '../../oauth' }],
  ])('%s is refused from a chat page; our own pages name what Cliq has listed', async (_name, odd) => {
    const message = { stars: 'setStar', args: [odd, 'note'] };
    expect((await ask(message, cliqTab)).reply).toMatchObject({ error: { code: 'bad-request' } });
    expect((await ask(message, popup)).called).toHaveLength(1);
  });

  test('a text of 1 MB is cut, not refused: the star matters more', async () => {
    const { called } = await ask(
      { stars: 'setStar', args: [{ ...ref, text: 'x'.repeat(1_000_000) }, 'note'] },
      cliqTab,
    );
    expect(called[0]?.[1]).toMatchObject({ text: 'x'.repeat(10_000) });
  });
});

test('an error of the service comes back by its code, any other one as unexpected, without its words', async () => {
  const { service } = recordingService();
  const failing = {
    ...service,
    refresh: () => Promise.reject(new ServiceError('cliq-paused', 'GET')),
    signOut: () => Promise.reject(new Error('secret words')),
  };
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(await answerStars(failing, { stars: 'refresh', args: [] }, popup, own)).toEqual({
    error: { code: 'cliq-paused', detail: 'GET' },
  });
  expect(await answerStars(failing, { stars: 'signOut', args: [] }, popup, own)).toEqual({
    error: { code: 'unexpected', detail: 'Error' },
  });
  expect(silent).toHaveBeenCalledOnce();
});

test('5,000 fuzzed messages from a Cliq page: always an answer, never a privileged call', async () => {
  const verb = fc.oneof(fc.constantFrom<unknown>(...starVerbs, '__proto__', 'toString'), fc.anything());
  const message = fc.oneof(
    fc.record({ stars: verb, args: fc.oneof(fc.array(fc.anything()), fc.anything()) }),
    fc.anything(),
  );
  await fc.assert(
    fc.asyncProperty(message, async (fuzzed) => {
      const { reply, called } = await ask(fuzzed, cliqTab);
      expect('value' in reply || 'error' in reply).toBe(true);
      for (const [name] of called) expect(pageStarVerbs).toContain(name);
    }),
    { numRuns: 5_000 },
  );
});
