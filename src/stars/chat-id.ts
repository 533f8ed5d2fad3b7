const channelOrGroup = /^CT_\d+_\d+(-[A-Z]+\d*(-\d+)?)?$/;
const directOrLegacy = /^\d{6,24}(_\d{6,24})?$/;

/** True for chat ids that no other number of Cliq looks like: bare digits may be a person. */
export function isUnmistakableChatId(value: string): boolean {
  return channelOrGroup.test(value);
}

/** True for the chat id shapes seen in Cliq: `CT_<digits>_<organization>`, with a bot or thread suffix, or bare digits. */
export function isChatId(value: string): boolean {
  return isUnmistakableChatId(value) || directOrLegacy.test(value);
}
