/** One request to an accounts host. */
interface Asked {
  origin: string;
  path: string;
  /** Of the body, or of the query when there is no body. */
  values: Record<string, string>;
  authorization: string | null;
  mode: string | null;
}

type Answer = (asked: Asked) => Response | Promise<Response>;

/** Zoho's accounts hosts, at the edge: what they were asked, and what they answer. */
export function createFakeAccounts() {
  const asked: Asked[] = [];
  let given = 0;
  const ordinary: Answer = ({ path, values }) => {
    if (path !== '/oauth/v2/token') return Response.json({ status: 'success' });
    given += 1;
    const refreshToken = values.grant_type === 'authorization_code' ? { refresh_token: '1000.refresh' } : {};
    return Response.json({
      access_token: `1000.own-${given}`,
      expires_in: 3600,
      token_type: 'Bearer',
      ...refreshToken,
    });
  };
  let answer = ordinary;
  let hasAccess = true;

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input));
    const one: Asked = {
      origin: url.origin,
      path: url.pathname,
      values: Object.fromEntries(init?.body instanceof URLSearchParams ? init.body : url.searchParams),
      authorization: new Headers(init?.headers).get('Authorization'),
      mode: init?.mode ?? null,
    };
    asked.push(one);
    return answer(one);
  };

  return {
    fetch,
    asked,
    /** What the token endpoint was asked, by kind of grant. */
    grants: () => asked.flatMap(({ values }) => values.grant_type ?? []),
    onAsk: (next: Answer) => {
      answer = next;
    },
    /** Zoho answers as it should again. */
    recover: () => {
      answer = ordinary;
    },
    hasAccess: async () => hasAccess,
    takeAccess: () => {
      hasAccess = false;
    },
    /** The consent page redirects with a code. */
    codeTo(url: string, more: Record<string, string> = { location: 'us' }): string {
      const query = new URL(url).searchParams;
      const values = { code: '1000.code', state: query.get('state') ?? '', ...more };
      return `${query.get('redirect_uri')}?${new URLSearchParams(values)}&`;
    },
  };
}
