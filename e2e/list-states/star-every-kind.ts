import type { StandIn } from '../stand-in/stand-in';
import type { MessageDraft } from '../stand-in/world/messages';

const long = 'We went through the numbers twice, and the difference is the cache in Jakarta. '.repeat(7);

type Drafted = Omit<MessageDraft, 'time' | 'sender'>;

/** One star of each kind that a row tells apart, the newest last, in another chat each. */
export function starEveryKind({ accounts, chats, world }: StandIn): void {
  const [account] = accounts;
  const [mentioned] = world.people;
  if (!mentioned) throw new Error('nobody is there');
  const drafts: [type: string, draft: Drafted][] = [
    ['note', { other: { type: 'hologram', content: { scene: 'hall 7' } } }],
    ['to_do', { other: { type: 'poll', content: { question: 'Lisbon or Porto for the retreat?' } } }],
    ['question', { text: 'Which of the two drafts did the customer see?' }],
    ['manager', { file: { name: 'hero-dark-v7.png', size: 734_003, kind: 'image/png' } }],
    ['follow_up', { file: { name: 'Aurora-launch-plan, with all appendices.pdf', size: 1_843_200, kind: 'text' } }],
    ['important', { text: 'Status while we launch: https://status.aurora.example/launch' }],
    ['to_do', { text: 'مرحبا جميعًا، الترجمة العربية جاهزة للمراجعة قبل الإطلاق.' }],
    ['note', { text: `${long}Then we agreed on Lisbon.` }],
    ['important', { text: `{@${mentioned.id}} the build is green :tada: 東京リージョンも完了です。` }],
  ];
  const now = Date.now();
  for (const [index, [type, draft]] of drafts.entries()) {
    const chat = chats[index % chats.length];
    const sender = world.people[index % world.people.length];
    if (!chat || !sender) throw new Error('the world is empty');
    const message = world.say(chat, { ...draft, sender });
    message.isPinned = index % 4 === 0;
    const time = now - (drafts.length - index) * 47 * 60_000;
    world.stars.put({ accountId: account.id, chat, message, type, time });
  }
}
