import type { Content } from './star';

/** What the list tells apart; Cliq's own words for kinds are an open set. */
export const contentKinds = ['text', 'link', 'file', 'image', 'card', 'other'] as const;
export type ContentKind = (typeof contentKinds)[number];

export function isContentKind(value: unknown): value is ContentKind {
  return contentKinds.some((kind) => kind === value);
}

const imageName = /\.(?:png|jpe?g|gif|webp|svg|bmp|heic|avif|tiff?|ico)$/i;
const address = /\bhttps?:\/\/\S/i;
/** Kinds that hold fields to be looked at in Cliq (REST API v3, search of messages). */
const cards = new Set(['card', 'table', 'slides', 'form', 'poll']);
const files = new Set(['file', 'audio', 'video', 'attachment']);

/** A text with an address in it is a link, too: that is what people look for. */
export function contentKind({ kind, text, file }: Content): ContentKind {
  if (file) return kind === 'image' || imageName.test(file.name) ? 'image' : 'file';
  if (kind === 'image') return 'image';
  if (files.has(kind)) return 'file';
  if (cards.has(kind)) return 'card';
  if (kind === 'link' || (kind === 'text' && address.test(text))) return 'link';
  return kind === 'text' ? 'text' : 'other';
}
