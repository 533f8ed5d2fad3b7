import { useState } from 'preact/hooks';
import { t } from '../browser/i18n';
import type { SavedView } from '../stars/saved-view';
import type { SavedViews } from './saved-views';
import { SideIcon, type SideIconName } from './side-icon';
import { ViewNameForm } from './view-name-form';

/** Renames, orders and deletes the saved views, and says which one the list opens with. */
export function ViewEditor({ views }: { views: SavedViews }) {
  const [renamed, setRenamed] = useState<string | null>(null);
  const all = views.views.value;
  return (
    <ul class="view-editor" aria-label={t('views_title')}>
      {all.map((view, place) => (
        <li key={view.id}>
          {renamed === view.id ? (
            <ViewNameForm name={view.name} onSave={(name) => views.rename(view, name)} onEnd={() => setRenamed(null)} />
          ) : (
            <>
              <bdi class="view-title">{view.name}</bdi>
              <Deed
                view={view}
                name="rename"
                label={t('views_rename', view.name)}
                onClick={() => setRenamed(view.id)}
              />
              <Deed
                view={view}
                name="up"
                label={t('views_up', view.name)}
                isDisabled={place === 0}
                onClick={() => void views.move(view, -1)}
              />
              <Deed
                view={view}
                name="down"
                label={t('views_down', view.name)}
                isDisabled={place === all.length - 1}
                onClick={() => void views.move(view, 1)}
              />
              <Deed
                view={view}
                name="start"
                label={t('views_start', view.name)}
                isPressed={views.start.value === view.id}
                onClick={() => void views.toggleStart(view)}
              />
              <Deed
                view={view}
                name="remove"
                label={t('views_delete', view.name)}
                onClick={() => void views.remove(view)}
              />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

interface DeedProps {
  view: SavedView;
  name: SideIconName;
  label: string;
  isPressed?: boolean;
  isDisabled?: boolean;
  onClick: () => void;
}

function Deed({ name, label, isPressed, isDisabled = false, onClick }: DeedProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      aria-pressed={isPressed}
      aria-disabled={isDisabled}
      onClick={() => {
        if (!isDisabled) onClick();
      }}
    >
      <SideIcon name={name} />
    </button>
  );
}
