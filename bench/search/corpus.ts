import { createSeededRandom, type SeededRandom } from '../../src/cliq/testing/seeded-random';
import type { StarRow } from '../../src/stars/star-row';

const syllables = [...'bdfgklmnprstvz'].flatMap((first) => [...'aeiou'].map((second) => first + second));
const german = ['Zürich', 'Übersicht', 'Straße', 'prüfen', 'Müller', 'größer', 'Fußgänger', 'Änderung'];
const french = ['réunion', 'équipe', 'déjà', 'façade', 'Noël', 'cœur', 'théâtre', 'élève'];
const arabic = ['مرحبا', 'جميعًا', 'التَّرجمة', 'العربية', 'جاهزة', 'للمراجعة', 'قبل', 'الإطلاق'];
const japanese = [
  '東京',
  'リージョン',
  'の',
  'キャッシュ',
  'は',
  '今夜',
  'ウォームアップ',
  'しておきます',
  '会議',
  '資料',
];

export const languages = ['English', 'accents', 'Arabic', 'CJK'] as const;
export type Language = (typeof languages)[number];

/** Messages of 4 to 27 words, words as unevenly used as in a language; each tenth is German or French, each tenth Arabic, each tenth Japanese. */
export function makeRows(count: number): StarRow[] {
  const random = createSeededRandom(count);
  const words = Array.from({ length: 5_000 }, () => makeWord(random));
  const senders = Array.from({ length: 60 }, (_, n) => ({ id: String(60_716_283_910 + n), name: makeName(random) }));
  const chats = Array.from({ length: 40 }, () => ({ title: makeWord(random), kind: 'channel', joined: true }));
  return Array.from({ length: count }, (_, n) => ({
    messageId: `${1_777_805_235_487 + n}_${162_898_249_840 + n}`,
    accountId: 'a',
    organizationId: '847291635',
    chatId: `CT_${n % 40}_847291635`,
    type: 'note',
    starredAt: 1_777_900_000_000 - n * 60_000,
    sentAt: 1_777_800_000_000 - n * 60_000,
    sender: pick(senders, random),
    chat: chats[n % 40] ?? { title: '', kind: 'channel', joined: true },
    content: { kind: 'text', text: makeText(languageOf(n), words, random), file: null },
    isPinned: false,
    delivery: 'delivered',
    removedAt: null,
    previousType: null,
    settledRevision: 0,
    seenInPass: 1,
    searchText: '',
  }));
}

function languageOf(n: number): Language {
  const at = n % 10;
  return at === 3 ? 'accents' : at === 6 ? 'Arabic' : at === 9 ? 'CJK' : 'English';
}

function makeText(language: Language, words: readonly string[], random: SeededRandom): string {
  const length = 4 + random.whole(24);
  const own = { English: [], accents: [...german, ...french], Arabic: arabic, CJK: japanese }[language];
  const text = Array.from({ length }, () =>
    own.length > 0 && random.next() < 0.6 ? pick(own, random) : zipf(words, random),
  );
  return language === 'CJK' ? text.join(random.next() < 0.2 ? ' ' : '') : capital(text.join(' '));
}

function makeWord(random: SeededRandom): string {
  return Array.from({ length: 2 + random.whole(3) }, () => pick(syllables, random)).join('');
}

function makeName(random: SeededRandom): string {
  return `${capital(makeWord(random))} ${capital(makeWord(random))}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function zipf(words: readonly string[], random: SeededRandom): string {
  return words[Math.floor(words.length ** random.next()) - 1] ?? '';
}

function pick<T>(from: readonly T[], random: SeededRandom): T {
  const picked = from[random.whole(from.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

/** What somebody has typed after each key, by language: words of real rows, without their accents and points as most people type them. */
export function typedKeys(rows: readonly StarRow[], wordsEach: number): Record<Language, string[]> {
  const random = createSeededRandom(7);
  const keys: Record<Language, string[]> = { English: [], accents: [], Arabic: [], CJK: [] };
  const plain = (word: string) =>
    word
      .normalize('NFD')
      .replace(/[\u0300-\u036f\u064b-\u065f]/g, '')
      .toLowerCase();
  const typed = (word: string) => Array.from(word, (_, index) => word.slice(0, index + 1));
  for (let n = 0; n < wordsEach; n++) {
    const text = () => pick(rows, random).content.text.split(' ');
    const first = pick(
      text()
        .filter((word) => /^[a-z]+$/.test(word))
        .concat('ba'),
      random,
    );
    // Every third time a second word after the first, of the same message or of none.
    keys.English.push(...typed(n % 3 === 2 ? `${first} ${pick(german, random)}`.toLowerCase() : first));
    keys.accents.push(...typed(plain(pick([...german, ...french], random))));
    keys.Arabic.push(...typed(plain(pick(arabic, random))));
    keys.CJK.push(...typed(pick(japanese, random)));
  }
  return keys;
}
