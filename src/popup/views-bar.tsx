import { useRef, useState } from 'preact/hooks';
import { t } from '../browser/i18n';
import { everything } from '../stars/star-filter';
import { SideIcon } from './side-icon';
import type { StarsStore } from './store';
import type { ViewsInUse } from './use-saved-views';
import { ViewEditor } from './view-editor';
import { ViewNameForm } from './view-name-form';
import { ViewNotes } from './view-notes';

/** The saved views, one press each; and what is done with them. Nothing while there are none. */
export function ViewsBar({ store, views, isNaming, endNaming }: ViewsInUse & { store: StarsStore }) {
  const [isEditing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const named = views.views.value;
  const chat = store.askedChat.value;
  const thisChat = { filter: { ...everything, chat }, order: store.list.order.value };
  const isShown = named.length > 0 || chat !== null;
  return (
    <div class="views">
      {isShown && (
        <fieldset class="views-line">
          <legend class="unseen">{t('views_title')}</legend>
          {chat !== null && (
            <button
              type="button"
              class="view-button"
              aria-pressed={views.isCurrent(thisChat)}
              onClick={() => store.list.restore(thisChat.filter, thisChat.order)}
            >
              {t('views_thisChat')}
            </button>
          )}
          {named.map((view) => (
            <button
              key={view.id}
              type="button"
              class="view-button"
              aria-pressed={views.isCurrent(view)}
              onClick={() => views.apply(view)}
            >
              {views.start.value === view.id && <SideIcon name="start" />}
              <bdi>{view.name}</bdi>
            </button>
          ))}
          {named.length > 0 && (
            <button
              ref={edit}
              type="button"
              class="icon-button"
              aria-label={t('views_edit')}
              title={t('views_edit')}
              aria-expanded={isEditing}
              onClick={() => setEditing(!isEditing)}
            >
              <SideIcon name="rename" />
            </button>
          )}
        </fieldset>
      )}
      {isNaming && <ViewNameForm name="" onSave={views.save} onEnd={endNaming} />}
      {isEditing && named.length > 0 && <ViewEditor views={views} />}
      <ViewNotes views={views} />
    </div>
  );
}
