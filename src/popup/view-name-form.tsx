import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../browser/i18n';
import { longestName } from '../stars/saved-view';

interface ViewNameFormProps {
  name: string;
  /** False: it was not kept, and why is said. */
  onSave: (name: string) => Promise<boolean>;
  onEnd: () => void;
}

/** Asks for the name of a view. Enter keeps it, Escape does not. */
export function ViewNameForm({ name, onSave, onEnd }: ViewNameFormProps) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <form
      class="view-name"
      onSubmit={(event) => {
        event.preventDefault();
        void onSave(field.current?.value ?? '').then((isKept) => {
          if (isKept) onEnd();
        });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Unhandled, Escape would close the whole popup in Chrome.
        event.preventDefault();
        event.stopPropagation();
        onEnd();
      }}
    >
      <label>
        <span class="unseen">{t('views_name')}</span>
        <input ref={field} dir="auto" defaultValue={name} maxLength={longestName} placeholder={t('views_name')} />
      </label>
      <button type="submit" class="quiet-button">
        {t('views_keep')}
      </button>
      <button type="button" class="quiet-button" onClick={onEnd}>
        {t('views_cancel')}
      </button>
    </form>
  );
}
