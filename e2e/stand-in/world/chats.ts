import { CHATTER, LAUNCH } from './conversation';
import { createMessage } from './messages';
import {
  aiko,
  chloe,
  daniel,
  deployBot,
  jonas,
  liam,
  maya,
  ORGANISATION_ID,
  omar,
  PEOPLE,
  priya,
  sofia,
} from './people';
import { createRandom, type Random } from './random';
import type { Chat, Message, Person } from './types';

const MINUTE = 60_000;
const EVERYONE = [maya.id, daniel.id];

function writeLaunch(now: number, random: Random): Message[] {
  const messages: Message[] = [];
  // The last line was written two minutes ago.
  let time = now - (LAUNCH.reduce((sum, line) => sum + line.after, 0) + 2) * MINUTE;
  for (const line of LAUNCH) {
    time += line.after * MINUTE;
    const replyTo = line.replyTo === undefined ? undefined : messages[line.replyTo];
    const look = replyTo ? { ...line.look, replyTo } : line.look;
    messages.push(
      createMessage(
        {
          sender: line.from,
          time: time + random.integer(20_000),
          ...(line.text === undefined ? {} : { text: line.text }),
          ...(line.file ? { file: line.file } : {}),
          ...(look ? { look } : {}),
        },
        PEOPLE,
        random,
      ),
    );
  }
  return messages;
}

/** `count` lines of everyday talk that end at `lastTime`. */
function writeChatter(people: readonly Person[], count: number, lastTime: number, random: Random): Message[] {
  return Array.from({ length: count }, (_, index) =>
    createMessage(
      {
        sender: random.pick(people),
        time: lastTime - (count - 1 - index) * 7 * MINUTE - random.integer(MINUTE),
        text: random.pick(CHATTER).replace('#', String(100 + random.integer(900))),
      },
      PEOPLE,
      random,
    ),
  );
}

function botMessages(now: number, random: Random): Message[] {
  const say = (
    minutesAgo: number,
    draft: { text: string } | { other: { type: string; content: Record<string, unknown> } },
  ) => createMessage({ sender: deployBot, time: now - minutesAgo * MINUTE, ...draft }, PEOPLE, random);
  return [
    say(300, { text: 'Deployed 2026.11.2 to staging in 41 s.' }),
    say(180, { other: { type: 'card', content: { card: { title: 'Release 2026.11.3', theme: 'modern-inline' } } } }),
    say(120, { text: 'Deployed 2026.11.3 to production, 5% of the traffic.' }),
    say(30, { other: { type: 'poll', content: { question: 'Double the traffic?', options: ['Yes', 'Wait'] } } }),
  ];
}

/** The organisation's chats, the same in every run but for the time they end at. */
export function createChats(now: number): Chat[] {
  const random = createRandom(20_261_119);
  const channel = (title: string, id: string, messages: Message[], members = EVERYONE): Chat => ({
    id,
    type: 'channel',
    title,
    displayName: title,
    members: new Set(members),
    joined: true,
    messages,
  });
  const direct = (person: Person, id: string, messages: Message[]): Chat => ({
    id,
    type: 'chat',
    title: person.name,
    receiver: person.id,
    members: new Set([maya.id]),
    joined: true,
    messages,
  });
  const launchId = `CT_1894736520184930172_${ORGANISATION_ID}`;
  const launch = writeLaunch(now, random);
  return [
    channel('aurora-launch', launchId, [
      ...writeChatter([priya, jonas, maya, sofia], 60, now - 4 * 1440 * MINUTE, random),
      ...launch,
    ]),
    channel(
      'design-reviews',
      `CT_1894736520184930188_${ORGANISATION_ID}`,
      writeChatter([chloe, sofia, maya], 90, now - 33 * MINUTE, random),
    ),
    channel(
      'engineering',
      `CT_1894736520184930204_${ORGANISATION_ID}`,
      writeChatter([jonas, aiko, daniel, maya], 260, now - 12 * MINUTE, random),
    ),
    direct(priya, '1488288613043522033', writeChatter([priya, maya], 40, now - 55 * MINUTE, random)),
    direct(omar, '1488288613043522071', writeChatter([omar, maya], 25, now - 140 * MINUTE, random)),
    { ...direct(deployBot, `CT_1894736520184930260_${ORGANISATION_ID}-B1`, botMessages(now, random)), type: 'bot' },
    {
      ...channel(
        'Pricing page copy',
        `${launchId}-T-1291572812797199199`,
        writeChatter([daniel, sofia, maya], 12, now - 75 * MINUTE, random),
      ),
      type: 'thread',
    },
    {
      ...channel(
        'Launch party',
        `CT_1894736520184930299_${ORGANISATION_ID}`,
        writeChatter([liam, chloe, maya], 30, now - 200 * MINUTE, random),
      ),
      type: 'group_chat',
    },
    channel(
      'board',
      `CT_1894736520184930311_${ORGANISATION_ID}`,
      writeChatter([daniel, liam], 15, now - 400 * MINUTE, random),
      [daniel.id],
    ),
  ];
}
