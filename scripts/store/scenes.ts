/** A picture for the stores: what it says, and which pictures of the program it shows, with their widths in it. */
export interface Scene {
  name: string;
  title: string;
  words: string;
  shown: readonly { picture: string; width: number }[];
}

/** At most five, the most telling first. */
export const scenes: readonly Scene[] = [
  {
    name: '2-list',
    title: 'All your stars in one list',
    words: 'Of all chats, newest first. It opens at once, also offline, with ten stars or a hundred thousand.',
    shown: [{ picture: 'docs/screenshots/list-light.png', width: 504 }],
  },
  {
    name: '3-search',
    title: 'Found as you type',
    words: 'Search texts, files, people and chats. Narrow it down by type, chat, sender, kind and day.',
    shown: [{ picture: 'docs/screenshots/search-light.png', width: 504 }],
  },
  {
    name: '4-many',
    title: 'Many at once, and Undo',
    words: 'Another type, removal, copy or export for all you choose. Cliq is told of a removal eight seconds later.',
    shown: [{ picture: 'docs/screenshots/selected-light.png', width: 504 }],
  },
  {
    name: '5-dark',
    title: 'In the popup, the side panel, a tab',
    words: 'Dark and light, by keyboard and with a screen reader. English, German and Arabic.',
    shown: [{ picture: 'docs/screenshots/list-dark.png', width: 504 }],
  },
];

const fonts = "font-family: 'Liberation Sans', 'DejaVu Sans', Arial, sans-serif";

/** The page whose picture is taken, 1280 × 800. `dataUrl` gives a file's contents as an address. */
export function scenePage({ title, words, shown }: Scene, dataUrl: (path: string) => string): string {
  const images = shown.map(({ picture, width }) => `<img src="${dataUrl(picture)}" width="${width}" alt="">`);
  return `<!doctype html><style>
    body { margin: 0; width: 1280px; height: 800px; display: grid; grid-template-columns: 560px 1fr; align-items: center;
      background: #fff6df; color: #33260a; ${fonts} }
    div { padding-inline: 88px 0 } h1 { font-size: 52px; line-height: 1.12; margin: 24px 0 }
    p { font-size: 25px; line-height: 1.4; margin: 0 } svg { width: 72px }
    figure { margin: 0; text-align: center }
    img { border-radius: 12px; box-shadow: 0 4px 6px #0002, 0 18px 48px #0003 }
  </style><div>${svgFrom(dataUrl)}<h1>${title}</h1><p>${words}</p></div><figure>${images.join('')}</figure>`;
}

/** The tile, 440 × 280: it is often shown at half its size, so it says little. */
export function tilePage(dataUrl: (path: string) => string): string {
  return `<!doctype html><style>
    body { margin: 0; width: 440px; height: 280px; display: grid; place-content: center; justify-items: center;
      background: #33260a; color: #fff; ${fonts} }
    h1 { font-size: 34px; margin: 14px 0 0 } svg { width: 128px }
  </style>${svgFrom(dataUrl)}<h1>Stars for Zoho Cliq</h1>`;
}

function svgFrom(dataUrl: (path: string) => string): string {
  const [, content = ''] = dataUrl('public/icons/star.svg').split('base64,');
  return Buffer.from(content, 'base64').toString('utf8');
}
