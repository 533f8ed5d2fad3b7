import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../browser/i18n';
import { keyLabel, listActionName } from '../browser/list-action-name';
import { type KeyMap, listActions } from '../stars/list-keys';
import { SideIcon } from './side-icon';

interface KeysHelpProps {
  keys: KeyMap;
  onChangeKeys: () => void;
  onClose: () => void;
}

/** Which key does what. */
export function KeysHelp({ keys, onChangeKeys, onClose }: KeysHelpProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed, it gives the focus back to where it was.
  const close = () => dialog.current?.close();
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="keys-help"
      aria-label={t('keys_title')}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Unhandled, Escape would close the whole popup in Chrome.
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <div class="keys-help-top">
        <h2>{t('keys_title')}</h2>
        <button type="button" class="icon-button" aria-label={t('keys_close')} title={t('keys_close')} onClick={close}>
          <SideIcon name="close" />
        </button>
      </div>
      <dl>
        {listActions
          .filter((action) => keys[action] !== '')
          .map((action) => (
            <div key={action} class="keys-help-row">
              <dt>{listActionName(action)}</dt>
              <dd>
                <kbd>{keyLabel(keys[action])}</kbd>
              </dd>
            </div>
          ))}
      </dl>
      <p class="keys-help-more">{t('keys_more')}</p>
      <button
        type="button"
        class="quiet-button"
        onClick={() => {
          close();
          onChangeKeys();
        }}
      >
        {t('keys_change')}
      </button>
    </dialog>
  );
}
