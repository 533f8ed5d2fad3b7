import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const CLIENT = new URL('./client/', import.meta.url);
const cached = new Map<string, Promise<string>>();

async function compile(name: string): Promise<string> {
  const path = fileURLToPath(new URL(`${name}.ts`, CLIENT));
  // Loaded on first need: most stand-ins serve no page.
  const [{ transformWithOxc }, source] = await Promise.all([import('vite'), readFile(path, 'utf8')]);
  return (await transformWithOxc(source, path, { sourcemap: false })).code;
}

/** One module of the page's script as JavaScript; null if there is none of that name. */
export async function pageScript(name: string): Promise<string | null> {
  const known = cached.get(name) ?? compile(name);
  cached.set(name, known);
  try {
    return await known;
  } catch (error) {
    cached.delete(name);
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

export function pageStyle(): Promise<string> {
  return readFile(new URL('chat.css', CLIENT), 'utf8');
}
