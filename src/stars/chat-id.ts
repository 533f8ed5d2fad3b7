const channelOrGroup = /^CT_\d+_\d+(-[A-Z]+\d*(-\d+)?)?$/;
const directOrLegacy = /^\d{6,24}(_\d{6,24})?$/;

/** True for the chat id shapes seen in Cliq: `CT_<digits>_<organization>`, with a bot or thread suffix, or bare digits. */
export function isChatId(value: string): boolean {
  return channelOrGroup.test(value) || directOrLegacy.test(value);
}
