import { type MessageKey, t } from '../browser/i18n';
import { type ContentKind, contentKinds, isContentKind } from '../stars/content-kind';
import type { Facet } from '../stars/facet';
import type { Counts } from '../stars/find-stars';
import { Choice } from './choice';
import { FacetBox } from './facet-box';
import { facetOptions } from './facet-options';
import { StarredChoice } from './starred-choice';
import type { StarsStore } from './store';

const kindNames: Record<ContentKind, MessageKey> = {
  text: 'popup_kind_text',
  link: 'popup_kind_link',
  file: 'popup_kind_file',
  image: 'popup_kind_image',
  card: 'popup_kind_card',
  other: 'popup_kind_other',
};

/** The parts of the filter that are no toggles; each choice says how many stars it would leave. */
export function FacetBar({ store }: { store: StarsStore }) {
  const { filter, found, narrow } = store.list;
  const { chat, sender, kind } = filter.value;
  const { chats, senders, kinds, totals } = found.value;
  const named = (facet: Facet, counts: Counts, chosen: string | null) => ({
    chosen,
    chosenLabel: chosen === null ? '' : facet.label(facet.find(chosen) ?? -1),
    options: (typed: string) => facetOptions(facet, counts, chosen, typed),
    count: store.formats.count,
  });
  return (
    <div class="facets">
      <FacetBox
        label={t('popup_chat')}
        allLabel={t('popup_allChats')}
        unnamedLabel={t('popup_unnamedChat')}
        total={totals.chats}
        {...named(store.index.chats, chats, chat)}
        onPick={(key) => narrow({ chat: key })}
      />
      <FacetBox
        label={t('popup_sender')}
        allLabel={t('popup_allSenders')}
        unnamedLabel={t('popup_unknownSender')}
        total={totals.senders}
        {...named(store.index.senders, senders, sender)}
        onPick={(key) => narrow({ sender: key })}
      />
      <Choice
        label={t('popup_kind')}
        chosen={kind ?? ''}
        isSet={kind !== null}
        options={[
          { key: '', label: t('popup_anyKind'), count: totals.kinds },
          ...contentKinds.map((each, place) => ({ key: each, label: t(kindNames[each]), count: kinds[place] ?? 0 })),
        ]}
        count={store.formats.count}
        onPick={(key) => narrow({ kind: isContentKind(key) ? key : null })}
      />
      <StarredChoice store={store} />
    </div>
  );
}
