import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scriptOf } from '../standalone-files';

/** How late the browser answers, ms. */
export interface LateMs {
  /** Reads of storage, and questions about tabs and permissions. */
  storage: number;
  /** Replies to messages. */
  messages: number;
  /** The opening of IndexedDB. */
  database: number;
  /** Modules that are loaded when they are needed. */
  modules: number;
}

/** Changes every script of a built extension: it gets its answers late. Resolves with how many there are. */
export async function slowDown(folder: string, late: LateMs): Promise<number> {
  const prelude = await scriptOf('scripts/slow/late-answers.iife.ts');
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  for (const name of scripts) {
    const path = join(folder, name);
    writeFileSync(path, slowed(readFileSync(path, 'utf8'), prelude, late));
  }
  return scripts.length;
}

export function slowed(code: string, prelude: string, late: LateMs): string {
  const load = `(path=>new Promise(done=>setTimeout(done,${late.modules})).then(()=>import(path)))(`;
  const begin = `globalThis.lateMs??=${JSON.stringify(late)};\n${prelude}\n`;
  return begin + code.replace(/(?<![\w.$])import\((?=[`"'])/g, load);
}
