import { expect, test } from 'vitest';
import { contentKind } from './content-kind';
import type { Content } from './star';

const file = (name: string) => ({ name, size: null, url: null });

test.each<[string, Content, string]>([
  ['a text', { kind: 'text', text: 'see AUR-114', file: null }, 'text'],
  ['a text with an address', { kind: 'text', text: 'see https://status.aurora.example', file: null }, 'link'],
  ['a link', { kind: 'link', text: '', file: null }, 'link'],
  ['a file', { kind: 'file', text: '', file: file('plan.pdf') }, 'file'],
  ['a file with a comment', { kind: 'file', text: 'see https://x.example', file: file('plan.pdf') }, 'file'],
  ['a file of a text message', { kind: 'text', text: '', file: file('plan.pdf') }, 'file'],
  ['a picture by its name', { kind: 'file', text: '', file: file('hero-dark-v7.PNG') }, 'image'],
  ['a picture by its kind', { kind: 'image', text: '', file: file('hero') }, 'image'],
  ['a picture without a name', { kind: 'image', text: '', file: null }, 'image'],
  ['a film', { kind: 'video', text: '', file: file('launch.mp4') }, 'file'],
  ['what a bot attached', { kind: 'attachment', text: '', file: null }, 'file'],
  ['a card', { kind: 'card', text: 'Release', file: null }, 'card'],
  ['a poll', { kind: 'poll', text: '', file: null }, 'card'],
  ['what nobody knows', { kind: 'hologram', text: 'https://x.example', file: null }, 'other'],
])('%s', (_name, content, kind) => {
  expect(contentKind(content)).toBe(kind);
});
