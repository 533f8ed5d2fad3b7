import fc from 'fast-check';
import { contentKinds } from '../content-kind';
import type { StarFilter } from '../star-filter';
import type { StarRow } from '../star-row';
import { type StarredWithin, starredPresets } from '../starred-within';

/** A Sunday in the week in which much of Europe and America puts its clocks back. */
export const now = Date.UTC(2026, 9, 25, 14, 30);
const dayMs = 24 * 60 * 60 * 1000;

const names = ['Chloé Martin', 'Jonas Weber', '田中愛子', 'عمر حداد', '', 'JONAS weber'];
const titles = ['aurora-launch', 'Zürich', '東京オフィス', ''];
const texts = [
  'Invoice 1042 is paid, thank you!',
  'ÜBERSICHT: Straße und Fluß',
  'Ｆｕｌｌ Ｗｉｄｔｈ https://status.aurora.example/launch',
  '東京リージョンのキャッシュ',
  'مرحبا جميعًا، الترجمة العربية جاهزة',
  '👩‍💻 ship it 🎉',
  '',
];
const files = [null, { name: 'Übersicht Q2.pdf', size: 10, url: null }, { name: 'hero.PNG', size: null, url: null }];
const types = ['important', 'to_do', 'note', 'manager', 'follow_up', 'question'];

/** Few different values, so that filters find something. */
export const anyRow: fc.Arbitrary<StarRow> = fc
  .record({
    number: fc.nat({ max: 10_000_000 }),
    chat: fc.nat({ max: titles.length - 1 }),
    sender: fc.nat({ max: names.length - 1 }),
    hasSenderId: fc.boolean(),
    type: fc.constantFrom(...types),
    text: fc.constantFrom(...texts),
    file: fc.constantFrom(...files),
    kind: fc.constantFrom('text', 'file', 'card', 'image', 'hologram', 'link'),
    starredAt: fc.integer({ min: now - 40 * dayMs, max: now + dayMs }),
    sentAt: fc.option(fc.integer({ min: now - 90 * dayMs, max: now })),
    isRemoved: fc.boolean(),
  })
  .map((draw) => ({
    messageId: `1777805235487_${100_000_000_000 + draw.number}`,
    chatId: draw.chat === 3 ? '' : `CT_${draw.chat}_847291635`,
    type: draw.type,
    starredAt: draw.starredAt,
    sentAt: draw.sentAt,
    sender: { id: draw.hasSenderId ? String(draw.sender) : '', name: names[draw.sender] ?? '' },
    chat: { title: titles[draw.chat] ?? '', kind: 'channel', joined: true },
    content: { kind: draw.kind, text: draw.text, file: draw.file },
    isPinned: false,
    accountId: 'a',
    organizationId: null,
    delivery: 'delivered',
    removedAt: draw.isRemoved ? now : null,
    previousType: null,
    settledRevision: 0,
    seenInPass: 1,
    searchText: '',
  }));

const words = [
  '',
  'jonas',
  'CHLOE',
  'ubersicht',
  'strasse',
  'full width',
  '東京',
  'العربيه',
  '🎉',
  'q2 übersicht',
  'zz',
];

const day = fc
  .integer({ min: -35, max: 2 })
  .map((days) => new Date(now + days * dayMs).toISOString().slice(0, '2026-10-25'.length));

const starred: fc.Arbitrary<StarredWithin> = fc.oneof(
  fc.constant<StarredWithin>({ kind: 'any' }),
  fc.constantFrom(...starredPresets).map((kind) => ({ kind })),
  fc.record({ kind: fc.constant('custom' as const), from: fc.option(day), to: fc.option(day) }),
);

/** About every second part of a filter is set. */
export const anyFilter: fc.Arbitrary<StarFilter> = fc.record({
  types: fc.oneof(fc.constant([]), fc.subarray(types)),
  chat: fc.option(fc.constantFrom('CT_0_847291635', 'CT_1_847291635', 'CT_2_847291635', 'CT_9_847291635'), { freq: 1 }),
  sender: fc.option(fc.constantFrom('0', '1', 'Jonas Weber', '田中愛子'), { freq: 1 }),
  kind: fc.option(fc.constantFrom(...contentKinds), { freq: 1 }),
  starred,
  words: fc.oneof(fc.constant(''), fc.constantFrom(...words)),
});
