/** What an organization may switch off for its people, by the name that its policy uses (`featuresOff`). A new one is added here. */
export const features = ['context-menu', 'star-button', 'star-keys', 'omnibox'] as const;
export type Feature = (typeof features)[number];
/** Those of the chat page: when all of them are off, the background takes no star from there. */
export const pageFeatures: readonly Feature[] = ['context-menu', 'star-button', 'star-keys'];
