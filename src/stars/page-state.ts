/**
 * How a chat page can be read. Known: as Cliq is known. Guessed: by the shape of what is in it. Lost: not yet, the second script may
 * help. Broken: not at all, though there are messages.
 */
export const pageStates = ['known', 'guessed', 'lost', 'broken'] as const;

export type PageState = (typeof pageStates)[number];
