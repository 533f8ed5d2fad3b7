import { starTypeName, t } from '../browser/i18n';
import type { MessageLink } from '../cliq/linked-message';
import type { MessageRef } from '../stars/message-ref';
import { starTypes } from '../stars/star-type';
import { messageOf } from './linked-message-link';
import { StarRowView } from './star-row';
import type { StarsStore } from './store';
import { typeClass } from './type-class';
import { TypeIcon } from './type-icon';

/** In place of the list when a link to a message was pasted into the search box: the star that it has, or the types to give it one. */
export function LinkedMessage({ link, store }: { link: MessageLink; store: StarsStore }) {
  const linked = messageOf(link, store);
  return (
    <section class="linked" aria-label={t('popup_linkedMessage')}>
      {linked === null && <p role="alert">{t('link_elsewhere')}</p>}
      {linked?.star && <StarRowView row={linked.star} store={store} />}
      {linked && !linked.star && <StarThis message={linked.message} store={store} />}
    </section>
  );
}

function StarThis({ message, store }: { message: MessageRef; store: StarsStore }) {
  const isPending = store.changes.pending.value.has(message.messageId);
  return (
    <fieldset class="linked-types">
      <legend class="plain-title">{t('popup_starLinked')}</legend>
      <p>{t('popup_starLinkedHint')}</p>
      {starTypes.map((type) => (
        <button
          key={type}
          type="button"
          class={`menu-item ${typeClass(type)}`}
          aria-disabled={isPending}
          onClick={() => !isPending && void store.changes.star(message, type)}
        >
          <TypeIcon type={type} />
          <span>{starTypeName(type)}</span>
        </button>
      ))}
    </fieldset>
  );
}
