import { isStarType, type StarType } from './star-type';

/** A shape for one `<path>` in a `viewBox` of `0 0 16 16`: fill it with `currentColor` and `fill-rule: evenodd`. */
export interface StarIcon {
  path: string;
}

/** One outline a type, so that the five are told apart without colour: bang, box, sheet, person, clock. */
export const starIcons: Record<StarType, StarIcon> = {
  important: {
    path: 'M8 1a2 2 0 0 1 2 2.1l-.5 6.2a1.5 1.5 0 0 1-3 0L6 3.1A2 2 0 0 1 8 1zM8 11.8a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4z',
  },
  to_do: {
    path: 'M4 1.5h8A2.5 2.5 0 0 1 14.5 4v8a2.5 2.5 0 0 1-2.5 2.5H4A2.5 2.5 0 0 1 1.5 12V4A2.5 2.5 0 0 1 4 1.5zM4 3a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V4a1 1 0 0 0-1-1zM5.3 7.1 7.1 8.9l3.6-3.7 1.1 1.1-4.7 4.8-2.9-2.9z',
  },
  note: {
    path: 'M4 1h5.4L13.5 5.1V13a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2zM4 2.5a.5.5 0 0 0-.5.5v10a.5.5 0 0 0 .5.5h7.5a.5.5 0 0 0 .5-.5V6.3H8.3v-3.8zM5 8.2h5.5v1.3H5zM5 10.8h5.5v1.3H5z',
  },
  manager: {
    path: 'M8 1a3.4 3.4 0 1 1 0 6.8A3.4 3.4 0 0 1 8 1zM8 9c3.6 0 6.3 2.2 6.5 5.2a.8.8 0 0 1-.8.8H2.3a.8.8 0 0 1-.8-.8C1.7 11.2 4.4 9 8 9z',
  },
  follow_up: {
    path: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM7.2 4.4h1.5v3.3l2.6 1.6-.8 1.2-3.3-2z',
  },
};

/** The star itself: for a type that is newer than this program, and for "starred" as such. */
const starIcon: StarIcon = {
  path: 'M8 1L10.14 5.65L15.23 6.25L11.47 9.73L12.47 14.75L8 12.25L3.53 14.75L4.53 9.73L.77 6.25L5.86 5.65z',
};

/** The star as an outline, for "not starred". */
export const starOutlineIcon: StarIcon = {
  path: 'M8 1L10.14 5.65L15.23 6.25L11.47 9.73L12.47 14.75L8 12.25L3.53 14.75L4.53 9.73L.77 6.25L5.86 5.65zM8 3.87L9.34 6.76L12.5 7.14L10.16 9.3L10.78 12.43L8 10.87L5.22 12.43L5.84 9.3L3.5 7.14L6.66 6.76z',
};

/** The shape for any type that Cliq may send. */
export function starIconOf(type: string): StarIcon {
  return isStarType(type) ? starIcons[type] : starIcon;
}
