/** Cliq's codes of emoji that are met most; any other one stays readable as its name. */
const emoji: Readonly<Record<string, string>> = {
  smile: '😄',
  smiley: '😃',
  grinning: '😀',
  joy: '😂',
  rofl: '🤣',
  wink: '😉',
  blush: '😊',
  heart_eyes: '😍',
  thinking: '🤔',
  sob: '😭',
  cry: '😢',
  angry: '😠',
  sunglasses: '😎',
  thumbsup: '👍',
  '+1': '👍',
  thumbsdown: '👎',
  '-1': '👎',
  ok_hand: '👌',
  clap: '👏',
  pray: '🙏',
  wave: '👋',
  muscle: '💪',
  eyes: '👀',
  heart: '❤️',
  broken_heart: '💔',
  fire: '🔥',
  tada: '🎉',
  rocket: '🚀',
  star: '⭐',
  bulb: '💡',
  bug: '🐛',
  warning: '⚠️',
  white_check_mark: '✅',
  x: '❌',
  100: '💯',
  coffee: '☕',
};

const marks = /\{@([\w-]{1,60})\}|:(?:zomoji-)?([a-z0-9_+-]{1,40}):/gi;

/**
 * A message's text as Cliq shows it: mentions (`{@60716283913}`) by their names, emoji codes as emoji. Cliq's own emoji
 * (`:zomoji-thumbsup:`) are pictures without a character: a like one stands in, or the name.
 * @param names of those mentioned, by id
 */
export function readableText(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(marks, (mark, id: string | undefined, code: string | undefined) => {
    if (id !== undefined) return `@${names.get(id) || id}`;
    const name = code?.toLowerCase() ?? '';
    if (Object.hasOwn(emoji, name)) return emoji[name] ?? mark;
    return mark.toLowerCase().startsWith(':zomoji-') ? `:${name}:` : mark;
  });
}
