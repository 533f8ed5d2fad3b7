import { t } from '../browser/i18n';
import type { PageState } from '../stars/page-state';
import type { ChatPageStore } from './chat-page-store';
import { LinkTemplateField } from './link-template-field';
import type { LinkTemplateStore } from './link-template-store';

function stateSentence(state: PageState | null): string {
  switch (state) {
    case null:
    case 'lost':
      return t('options_pageNone');
    case 'known':
      return t('options_pageKnown');
    case 'guessed':
      return t('options_pageGuessed');
    case 'broken':
      return t('options_pageBroken');
  }
}

/** How well the extension finds its way in Cliq's page, what to do when it does not, the star key, and the form of links to messages. */
export function ChatPageSection({ store, link }: { store: ChatPageStore; link: LinkTemplateStore }) {
  return (
    <section class="options more" aria-label={t('options_pageTitle')}>
      <div class="card">
        <h2>{t('options_pageTitle')}</h2>
        <p>
          {stateSentence(store.state.value)}
          {store.isTaught.value && ` ${t('options_pageTaught')}`}
        </p>
        <div class="page-actions">
          <button type="button" onClick={() => void store.teach()}>
            {t('options_pageTeach')}
          </button>
          {store.isTaught.value && (
            <button type="button" onClick={store.forget}>
              {t('options_pageForget')}
            </button>
          )}
          <button type="button" aria-describedby="page-report-help" onClick={() => void store.copyReport()}>
            {t('options_pageReport')}
          </button>
        </div>
        <p id="page-report-help" class="hint">
          {t('options_pageReportHint')}
        </p>
        <p role="status">
          {store.notice.value === 'copied' && t('options_pageReportCopied')}
          {store.notice.value === 'no-tab' && t('options_pageNoTab')}
        </p>
        <StarKeyField store={store} />
        <MenuField store={store} />
        <LinkTemplateField store={link} />
      </div>
    </section>
  );
}

function StarKeyField({ store }: { store: ChatPageStore }) {
  return (
    <div class="field">
      <label for="star-key">{t('options_starKey')}</label>
      <input
        id="star-key"
        type="text"
        class="letter"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={store.starKey.value.toUpperCase()}
        aria-describedby="star-key-help"
        onInput={(event) => store.typeStarKey(event.currentTarget.value)}
      />
      <p id="star-key-help" class="hint">
        {t('options_starKeyHint')}
      </p>
    </div>
  );
}

function MenuField({ store }: { store: ChatPageStore }) {
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          checked={store.hasContextMenu.value}
          onChange={(event) => store.offerContextMenu(event.currentTarget.checked)}
        />
        {t('options_contextMenu')}
      </label>
    </div>
  );
}
