/** For what nobody waits for: its failure is told in the console, in these words. */
export const noteFailure = (words: string) => (error: unknown) => console.error(words, error);
