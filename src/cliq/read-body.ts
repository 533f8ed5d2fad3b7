/** Why an answer that is HTML cannot be read. */
export const webPage = 'a web page instead of JSON';

/** The largest answer that is read, in bytes: 50 records of the longest texts fit several times. */
const maxBodyBytes = 2 * 1024 * 1024;

export type Body =
  | { kind: 'empty' }
  | { kind: 'json'; value: unknown }
  | { kind: 'unreadable'; why: string }
  /** The connection ended in the middle of it; the status has come. */
  | { kind: 'broken' };

/** Reads an answer's body as JSON without taking in more than 2 MB. Never rejects. */
export async function readBody(response: Response): Promise<Body> {
  if (!response.body) return { kind: 'empty' };
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = '';
  let bytes = 0;
  for (;;) {
    const chunk = await reader.read().catch(() => null);
    if (chunk === null) return { kind: 'broken' };
    const { done, value } = chunk;
    if (done) break;
    bytes += value.byteLength;
    if (bytes > maxBodyBytes) {
      await reader.cancel();
      return { kind: 'unreadable', why: `more than ${maxBodyBytes} bytes` };
    }
    text += decoder.decode(value, { stream: true });
  }
  text += decoder.decode();
  if (text.trim() === '') return { kind: 'empty' };
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'unreadable', why: text.trimStart().startsWith('<') ? webPage : 'not JSON' };
  }
}
