import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { defaultPageSettings, type PageSettings } from '../browser/page-settings';
import type { PageState } from '../stars/page-state';
import type { StarService } from '../stars/star-service';

/** What the user is told after pressing something. */
export type PageNotice = 'copied' | 'no-tab';

export interface ChatPageStore {
  /** How the chat page could be read that was looked at last. */
  state: ReadonlySignal<PageState | null>;
  starKey: ReadonlySignal<string>;
  hasContextMenu: ReadonlySignal<boolean>;
  /** True when the user has shown where messages are. */
  isTaught: ReadonlySignal<boolean>;
  notice: ReadonlySignal<PageNotice | null>;
  read(): Promise<void>;
  /** The last letter typed counts; nothing typed switches the keys off. */
  typeStarKey(typed: string): void;
  offerContextMenu(isOffered: boolean): void;
  teach(): Promise<void>;
  forget(): void;
  copyReport(): Promise<void>;
}

interface Needs {
  service: Pick<StarService, 'teachPage' | 'reportOnPage'>;
  readState(): Promise<PageState | null>;
  follow(listener: (settings: PageSettings) => void): void;
  keep(change: Partial<PageSettings>): void;
  copy(text: string): Promise<void>;
}

export function chatPageStore({ service, readState, follow, keep, copy }: Needs): ChatPageStore {
  const state = signal<PageState | null>(null);
  const settings = signal(defaultPageSettings);
  const notice = signal<PageNotice | null>(null);
  follow((next) => {
    settings.value = next;
  });

  return {
    state,
    starKey: computed(() => settings.value.starKey),
    hasContextMenu: computed(() => settings.value.hasContextMenu),
    isTaught: computed(() => settings.value.taughtPage !== null),
    notice,
    async read() {
      state.value = await readState();
    },
    typeStarKey(typed) {
      const letter = /\p{L}/gu.exec([...typed].reverse().join(''))?.[0] ?? '';
      keep({ starKey: letter.toLowerCase() });
    },
    offerContextMenu: (hasContextMenu) => keep({ hasContextMenu }),
    async teach() {
      notice.value = (await service.teachPage()) ? null : 'no-tab';
    },
    forget: () => keep({ taughtPage: null }),
    async copyReport() {
      const report = await service.reportOnPage();
      if (report !== '') await copy(report);
      notice.value = report === '' ? 'no-tab' : 'copied';
    },
  };
}
