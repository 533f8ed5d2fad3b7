import * as v from 'valibot';

/** What an error answer says: Cliq's own error word, if there is one, and the human sentence. */
export interface ErrorBody {
  slug: string | null;
  message: string;
}

const word = v.union([v.string(), v.pipe(v.number(), v.transform(String))]);
const plain = v.object({
  code: v.fallback(v.nullish(word), null),
  message: v.fallback(v.nullish(word), null),
});
const nested = v.object({ error: plain });
const slugShape = /^[a-z][a-z0-9_.]+$/;

/**
 * Cliq's error bodies come in four shapes: `{code: 1012, message: "input_invalid"}` (Stars samples),
 * `{code: "input_invalid", message: "Human words."}` (Stars prose), the same under `error` (message search), and none
 * (a blank 401). The error word is whichever part looks like one.
 */
export function parseError(body: unknown): ErrorBody {
  const inner = v.safeParse(nested, body);
  const outer = v.safeParse(plain, body);
  const { code, message } = inner.success
    ? inner.output.error
    : outer.success
      ? outer.output
      : { code: null, message: null };
  const slug = [code, message].find((part) => part && slugShape.test(part)) ?? null;
  return { slug, message: (message ?? '').slice(0, 300) };
}
