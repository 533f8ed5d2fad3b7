/** The star types of Cliq's Stars API, in the order in which its documents list them. */
export const starTypes = ['important', 'to_do', 'note', 'manager', 'follow_up'] as const;

/** One of the five types that can be given. What Cliq *sends* may be a newer type: that is a plain string (see `Star.type`). */
export type StarType = (typeof starTypes)[number];

export function isStarType(value: unknown): value is StarType {
  return starTypes.some((type) => type === value);
}
