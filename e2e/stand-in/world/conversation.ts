import { aiko, chloe, daniel, jonas, liam, maya, omar, priya, sofia } from './people';
import type { MessageLook, Person } from './types';

/**
 * One line of a written conversation. In texts `{@<zuid>}` is a mention, `:name:` an emoji, `` ``` `` fences code,
 * and a line break is a line break.
 */
export interface Line {
  from: Person;
  /** Minutes after the line before. */
  after: number;
  text?: string;
  file?: { name: string; size: number; kind: string };
  /** Index of the line it answers. */
  replyTo?: number;
  look?: Omit<MessageLook, 'replyTo'>;
}

const mention = (person: Person) => `{@${person.id}}`;

/** The launch channel: what the demonstration and most journeys show. */
export const LAUNCH: readonly Line[] = [
  {
    from: priya,
    after: 0,
    text: 'Good morning! Aurora goes live on Thursday. This channel is for everything until then.',
  },
  { from: priya, after: 1, text: 'Run of show is in the plan below, please read it before the stand-up.' },
  { from: priya, after: 1, file: { name: 'Aurora-launch-plan.pdf', size: 1_843_200, kind: 'application/pdf' } },
  { from: jonas, after: 6, text: 'Read it. Two risks on my side: the payment webhook and the image cache.' },
  { from: maya, after: 2, text: `${mention(jonas)} can you put numbers on the cache? We promised 1.2 s on mobile.` },
  { from: jonas, after: 9, text: 'Yes:\n```\np50   640 ms\np95  1180 ms\np99  2310 ms   <- cold cache, Jakarta\n```' },
  { from: aiko, after: 4, text: '東京リージョンのキャッシュは今夜ウォームアップしておきます。' },
  { from: aiko, after: 1, text: '(I will warm the Tokyo cache tonight.)' },
  { from: jonas, after: 2, text: ':zomoji-thumbsup:' },
  {
    from: chloe,
    after: 15,
    file: { name: 'hero-dark-v7.png', size: 734_003, kind: 'image/png' },
    look: { reactions: [{ glyph: '😍', code: ':heart_eyes:', count: 4 }] },
  },
  { from: chloe, after: 1, text: 'Hero, dark version. The aurora moves only if the reader allows motion.' },
  {
    from: sofia,
    after: 5,
    text: 'Love it. The headline breaks badly in German though: “Benachrichtigungseinstellungen”.',
    replyTo: 10,
  },
  { from: chloe, after: 7, text: 'Fixed, thanks for catching it!', look: { edited: true } },
  {
    from: omar,
    after: 40,
    text: 'مرحبا جميعًا، الترجمة العربية جاهزة للمراجعة قبل الإطلاق.',
    look: { reactions: [{ glyph: '🙏', code: ':pray:', count: 3 }] },
  },
  { from: omar, after: 2, text: `${mention(maya)} could you check the right-to-left layout of the pricing table?` },
  { from: maya, after: 11, text: 'On it. First look: numbers align, the arrows point the wrong way.' },
  {
    from: liam,
    after: 190,
    text: 'Support macros are written. Known issues page: https://status.aurora.example/launch',
    look: {
      preview: {
        title: 'Aurora launch: known issues',
        site: 'status.aurora.example',
        url: 'https://status.aurora.example/launch',
      },
    },
  },
  {
    from: daniel,
    after: 4,
    text: 'Legal signed off on the new terms. We can quote the 30-day guarantee.',
    look: { reactions: [{ glyph: '🎉', code: ':tada:', count: 6 }] },
  },
  { from: priya, after: 3, text: ':tada:' },
  { from: jonas, after: 840, text: 'Morning. The webhook retries are fixed, here is the log of last night.' },
  { from: jonas, after: 1, file: { name: 'webhook-retries.log', size: 48_213, kind: 'text/plain' } },
  { from: maya, after: 3, text: 'Zero lost events in 40,000. Beautiful.', replyTo: 19 },
  { from: sofia, after: 22, text: 'Press embargo lifts Thursday 09:00 CET. Nobody posts before, please.' },
  { from: liam, after: 5, text: 'Does that include the community forum?' },
  { from: sofia, after: 2, text: 'Yes, the forum too.' },
  { from: liam, after: 1, text: 'This message has been deleted', look: { deleted: true } },
  { from: daniel, after: 64, text: 'Budget for launch week is approved: 12,500 EUR. Please book against AUR-114.' },
  {
    from: priya,
    after: 8,
    text: `Decision: we ship without the referral banner. ${mention(chloe)} please park it on a branch.`,
  },
  { from: chloe, after: 2, text: 'Parked. The banner comes back with 1.1.' },
  { from: aiko, after: 31, file: { name: 'rollout-tokyo.csv', size: 9_812, kind: 'text/csv' } },
  { from: aiko, after: 1, text: 'Roll-out by region. We start with 5% and double every two hours.' },
  { from: jonas, after: 6, text: 'Rollback is one command:\n```\naurora deploy --to 2026.11.3 --all-regions\n```' },
  { from: maya, after: 2, text: 'I practised it on staging: 48 seconds from decision to done.' },
  { from: priya, after: 760, text: 'Launch day −1! Stand-up moves to 10:30 today.' },
  { from: omar, after: 12, text: 'Arabic is live on staging :tada: the arrows point the right way now.' },
  { from: maya, after: 1, text: 'Confirmed. That was the last open item on my list.' },
  { from: sofia, after: 18, text: 'Who owns the answer to “why not free?”. We will be asked.' },
  { from: daniel, after: 3, text: 'I do. Draft by 16:00, I will post it in the pricing thread.', replyTo: 36 },
  { from: liam, after: 9, text: 'On-call for launch night: Jonas until 02:00, then Aiko, then me.' },
  { from: aiko, after: 2, text: '了解です、準備万端!' },
  { from: chloe, after: 14, file: { name: 'launch-film-final-FINAL.mp4', size: 88_080_384, kind: 'video/mp4' } },
  {
    from: priya,
    after: 2,
    text: 'I cried a little. Ship it.',
    look: { reactions: [{ glyph: '😭', code: ':sob:', count: 5 }] },
  },
  {
    from: maya,
    after: 4,
    text: 'Checklist before we press the button:\n1. status page green\n2. cache warm in all regions\n3. support awake',
  },
  { from: jonas, after: 3, text: 'All three are green.' },
];

/** What people say elsewhere; `#` becomes a number, so that a search for one finds one. */
export const CHATTER: readonly string[] = [
  'Could you look at ticket AUR-# when you have a minute?',
  'Build # is green again.',
  'Minutes of the call are in the folder, see page #.',
  'The customer asks for an offer by Friday, number #.',
  'I moved our review to room #, does that work?',
  'Please approve invoice #, it is due this week.',
  'Let us try variant # with half of the traffic.',
  'Invoice # is paid, thank you!',
  'Note to self: the contract ends in # days.',
  'Follow-up with the agency about slide #.',
  'Release # passed the accessibility check.',
  'Résumé of the interview with candidate # attached tomorrow.',
];
