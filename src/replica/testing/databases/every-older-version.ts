import type { FrozenDatabase } from './frozen-database';
import { version1 } from './version-1';
import { version2 } from './version-2';
import { version3 } from './version-3';
import { version4 } from './version-4';

/** Oldest first. Whoever adds a version describes the one that was current until then. */
export const everyOlderVersion: readonly FrozenDatabase[] = [version1, version2, version3, version4];
