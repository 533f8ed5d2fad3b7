import type { Entry } from '../stars/intent';
import { type StarRow, shownType } from '../stars/star-row';
import type { ShownStar } from '../stars/star-service';

export function shownStar({ row, intent }: Entry): ShownStar[] {
  if (!row && !intent) return [];
  const messageId = row?.messageId ?? intent?.messageId ?? '';
  return [{ messageId, type: shownType(row), delivery: deliveryOf({ row, intent }) }];
}

export function deliveryOf({ row, intent }: Entry): StarRow['delivery'] {
  if (intent) return intent.failure ? 'failed' : (row?.delivery ?? 'waiting');
  return row?.delivery ?? 'delivered';
}
