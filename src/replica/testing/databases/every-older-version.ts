import type { FrozenDatabase } from './frozen-database';
import { version1 } from './version-1';

/** Oldest first. Whoever adds a version describes the one that was current until then. */
export const everyOlderVersion: readonly FrozenDatabase[] = [version1];
