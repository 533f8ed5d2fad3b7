import { type Answer, htmlAnswer } from './answer';

/** Ready answers for `faults.add({ answer })`. Errors in Cliq's own words come from `stars-api/errors`. */

/** What a hotel's network says to everything. */
export const captivePortal: Answer = htmlAnswer(200, '<!doctype html><title>Welcome</title><h1>Accept our terms</h1>');

/** Says it is JSON and is not. */
export const notJson: Answer = {
  status: 200,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: 'OK',
};

/** JSON of ten megabytes with nothing in it that a client may use. */
export function hugeBody(): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json;charset=UTF-8' },
    body: JSON.stringify({ padding: 'x'.repeat(10 * 1024 * 1024) }),
  };
}

/** A gateway's page in front of a broken server. */
export function gatewayError(status: 502 | 503 | 504): Answer {
  return htmlAnswer(status, `<!doctype html><title>${status}</title><h1>${status}</h1>`);
}

/** The first half of the ordinary answer, complete as HTTP. */
export function truncatedJson(ordinary: Answer | null): Answer {
  if (!ordinary?.body) return notJson;
  return { ...ordinary, body: String(ordinary.body).slice(0, Math.floor(ordinary.body.length / 2)) };
}

/** The ordinary answer, its connection lost half-way. */
export function brokenOff(ordinary: Answer | null): Answer {
  if (!ordinary?.body) return { ...notJson, breakOffAfter: 1 };
  return { ...ordinary, breakOffAfter: Math.floor(ordinary.body.length / 2) };
}
