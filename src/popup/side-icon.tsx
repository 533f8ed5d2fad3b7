import { isLineIconName, LineDrawing, LineIcon, type LineIconName } from './line-icon';

/** The line drawings of what is not shown at once, beside those of `LineIcon`. */
const paths = {
  panel: 'M2.5 3h11v10h-11zM9.5 3v10',
  tab: 'M2.5 4.5h11v8.5h-11zM2.5 4.5V3h4.5v1.5',
  offline: 'M2 2l12 12M5 6a3 3 0 0 0-.6 6H11M7.2 4.6A3.6 3.6 0 0 1 11.5 8a2.2 2.2 0 0 1 1.9 3.3',
  paused: 'M5.5 3.5v9M10.5 3.5v9',
  done: 'M3 8.5l3.3 3.3L13 4.8',
  key: 'M10.5 2a3.5 3.5 0 1 1-2.9 5.5L2.5 12.6V14H4v-1.3h1.5v-1.5H7L8.4 9.8',
  close: 'M4 4l8 8M12 4l-8 8',
  choose: 'M4.5 6.5 8 10l3.5-3.5',
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
  rename: 'M3 13l.7-2.9 6.8-6.8 2.2 2.2-6.8 6.8z',
  start: 'M2.5 8 8 3l5.5 5M4 7v6h8V7',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.4V2.5h-8v8h2.9',
  save: 'M8 2.5v7.3M4.9 6.9 8 10l3.1-3.1M2.5 11v2.5h11V11',
  restore: 'M8 10V2.7M4.9 5.6 8 2.5l3.1 3.1M2.5 11v2.5h11V11',
  link: 'M6.8 9.2a2.6 2.6 0 0 1 0-3.7l2.3-2.3a2.6 2.6 0 0 1 3.7 3.7l-1.1 1.1M9.2 6.8a2.6 2.6 0 0 1 0 3.7l-2.3 2.3a2.6 2.6 0 0 1-3.7-3.7l1.1-1.1',
} as const;

export type SideIconName = keyof typeof paths | LineIconName;

export function SideIcon({ name }: { name: SideIconName }) {
  return isLineIconName(name) ? <LineIcon name={name} /> : <LineDrawing name={name} path={paths[name]} />;
}
