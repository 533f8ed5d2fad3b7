/** The line drawings of the rows and the header, in a viewBox of 0 0 16 16, drawn with a stroke of 1.5. */
const paths = {
  search: 'M7 2.25a4.75 4.75 0 1 1 0 9.5 4.75 4.75 0 0 1 0-9.5M10.5 10.5 14 14',
  refresh: 'M13.5 8a5.5 5.5 0 1 1-1.6-3.9M13.5 1.8v2.9h-2.9',
  settings:
    'M2 4.5h6M12 4.5h2M10 2.7a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6M2 11.5h2M8 11.5h6M6 9.7a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6',
  open: 'M9.5 2.5h4v4M13.5 2.5 7.5 8.5M6 3H3.5a1 1 0 0 0-1 1v8.5a1 1 0 0 0 1 1H12a1 1 0 0 0 1-1V10',
  retype: 'M2.5 3.5v4.2l6 6a1 1 0 0 0 1.4 0l3.8-3.8a1 1 0 0 0 0-1.4l-6-6H3.5a1 1 0 0 0-1 1M5.6 5.6h.01',
  remove: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 8.4a1 1 0 0 0 1 .9h4.6a1 1 0 0 0 1-.9l.7-8.4M6.7 7.3v3.8M9.3 7.3v3.8',
  pin: 'M6 2h4l-.4 4.2 2.4 2.3v1H4v-1l2.4-2.3zM8 9.5V14',
  file: 'M4 1.8h5l3.2 3.2v9.2H4zM9 1.8v3.4h3.2',
  waiting: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2M8 4.8V8l2.2 1.6',
  warning: 'M8 2.2 14.6 13.6H1.4zM8 6.6v3.2M8 11.7h.01',
  undo: 'M6 3 2.8 6.2 6 9.4M3.2 6.2h6.3a3.6 3.6 0 0 1 0 7.2H6',
  image: 'M2.5 3h11v10h-11zM2.8 11.5l3.4-3.8 2.6 2.8 1.7-1.6 2.7 2.6M10.6 5.6h.01',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
} as const;

export type LineIconName = keyof typeof paths;

export function LineIcon({ name }: { name: LineIconName }) {
  return <LineDrawing name={name} path={paths[name]} />;
}

export function LineDrawing({ name, path }: { name: string; path: string }) {
  return (
    <svg
      class={`line-icon icon-${name}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}

export function isLineIconName(name: string): name is LineIconName {
  return name in paths;
}
