export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Send the whole length in the header, but cut the connection after so many bytes of the body. */
  breakOffAfter?: number;
}

/** A request is received at once (logged, counted) and takes effect when this is called. */
export type Effect = () => Answer | 'never' | Promise<Answer>;

const SECURITY = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };

export function jsonAnswer(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { ...SECURITY, 'content-type': 'application/json;charset=UTF-8', ...headers },
    body: JSON.stringify(value),
  };
}

export function htmlAnswer(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { ...SECURITY, 'content-type': 'text/html;charset=UTF-8', ...headers }, body };
}

export function redirectAnswer(location: string, headers: Record<string, string> = {}): Answer {
  return { status: 302, headers: { ...SECURITY, location, ...headers }, body: '' };
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
