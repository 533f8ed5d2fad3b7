const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
const EPOCH_MS = /^\d{1,15}$/;

/** Epoch milliseconds or an ISO 8601 date-time, as the list's `from_time` and `to_time` take them; null otherwise. */
export function parseTimeBound(text: string): number | null {
  if (EPOCH_MS.test(text)) return Number(text);
  if (!ISO.test(text)) return null;
  const time = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(time) ? null : time;
}
