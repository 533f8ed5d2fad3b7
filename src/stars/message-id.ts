const spaced = /^\d{6,20}_\d{3,20}$/;
const plain = /^\d{10,24}$/;

/**
 * The one spelling of a message id that this program compares and stores.
 *
 * Cliq writes the same id as `1777805235487%20162898249840` (page attributes), with a space, or with an underscore
 * (REST API and permalinks); its Stars documents also show plain digits. Ids exceed 2^53: they are strings, always.
 *
 * @returns the id with an underscore, or null when `raw` has none of these shapes.
 */
export function canonicalMessageId(raw: string): string | null {
  const id = raw.trim().replace(/%20|\+|\s/g, '_');
  return spaced.test(id) || plain.test(id) ? id : null;
}

/** Epoch milliseconds at which the message was sent, when its id begins with them; else null. */
export function sentAtOf(messageId: string): number | null {
  const [first, second] = messageId.split('_');
  return first?.length === 13 && second !== undefined ? Number(first) : null;
}
