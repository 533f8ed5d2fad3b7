import { starIconOf } from '../stars/star-icons';

/** The shape of a star type; its colour comes from `typeClass` on this or an outer element. */
export function TypeIcon({ type }: { type: string }) {
  return (
    <svg class="type-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={starIconOf(type).path} />
    </svg>
  );
}
