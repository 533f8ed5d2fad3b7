import type { SeededRandom } from '../../testing/seeded-random';

export interface RandomMessage {
  /** Canonical. */
  id: string;
  chatId: string;
  time: number;
  text: string;
  senderId: string;
  senderName: string;
  isOwn: boolean;
}

const people = ['Asha Rao', 'Ben Okri', 'Priya Raman', 'Jonas Weber', 'Me Myself'];
const words = 'shall we ship it on monday the cache is warm budget approved see plan at ten thanks all'.split(' ');

export function randomChatId(random: SeededRandom): string {
  const digits = String(1_111_111_111_111_111_000n + BigInt(random.whole(900)));
  const kinds = [`CT_${digits}_64396901`, `CT_${digits}_64396901-B1`, `CT_${digits}_64396901-T-${digits}`, digits];
  return kinds[random.whole(10)] ?? kinds[0] ?? '';
}

/** Oldest first. One person often writes several in a row. */
export function randomMessages(random: SeededRandom, chatId: string, count: number): RandomMessage[] {
  let time = 1_700_000_000_000 + random.whole(80_000_000) * 1_000;
  let person = random.whole(people.length);
  return Array.from({ length: count }, () => {
    time += 1 + random.whole(9_000_000);
    if (random.next() < 0.4) person = random.whole(people.length);
    return {
      id: `${time}_${100_000_000 + random.whole(900_000_000_000)}`,
      chatId,
      time,
      text: Array.from({ length: 1 + random.whole(9) }, () => words[random.whole(words.length)]).join(' '),
      senderId: `6439699${person}`,
      senderName: people[person] ?? '',
      isOwn: person === people.length - 1,
    };
  });
}

/** The id as the page spells it. */
export function spelled(id: string, separator: string): string {
  return id.replace('_', separator);
}
