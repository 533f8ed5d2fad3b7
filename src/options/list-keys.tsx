import { t } from '../browser/i18n';
import { keyLabel, listActionName } from '../browser/list-action-name';
import { type ListAction, listActions } from '../stars/list-keys';
import type { KeyProblem, ListKeysStore } from './list-keys-store';

/** Which key does what in the list: each can be another, or none, and all of them can be switched off (WCAG 2.1.4). */
export function ListKeysSection({ store }: { store: ListKeysStore }) {
  return (
    <section class="options more" aria-label={t('keys_title')}>
      <div class="card">
        <h2>{t('keys_title')}</h2>
        <label class="check">
          <input
            type="checkbox"
            checked={store.isOn.value}
            onChange={(event) => void store.switchOn(event.currentTarget.checked)}
          />
          {t('options_keysOn')}
        </label>
        <p id="keys-help" class="hint">
          {t('options_keysHint')}
        </p>
        <div class="keys">
          {listActions.map((action) => (
            <KeyField key={action} action={action} store={store} />
          ))}
        </div>
        <p id="keys-problem" class="alert" role="alert">
          {store.problem.value && problemSentence(store.problem.value)}
        </p>
        {!store.areUsual.value && (
          <button type="button" onClick={() => void store.reset()}>
            {t('options_keysReset')}
          </button>
        )}
      </div>
    </section>
  );
}

function KeyField({ action, store }: { action: ListAction; store: ListKeysStore }) {
  const key = store.keys.value[action];
  const problem = store.problem.value;
  const isRefused = problem !== null && problem.kind !== 'not-kept' && problem.action === action;
  const id = `key-${action}`;
  const choose = (field: HTMLInputElement, name: string) => {
    void store.choose(action, name);
    field.value = keyLabel(store.keys.peek()[action]);
    field.select();
  };
  return (
    <div class="key">
      <label for={id}>{listActionName(action)}</label>
      <input
        id={id}
        type="text"
        class="letter"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        disabled={!store.isOn.value}
        value={keyLabel(key)}
        aria-invalid={isRefused}
        aria-describedby={isRefused ? 'keys-problem keys-help' : 'keys-help'}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          const { key: pressed, ctrlKey, altKey, metaKey, isComposing } = event;
          const isEmptied = pressed === 'Backspace' || pressed === 'Delete';
          // Tab leaves the field, and the browser keeps its own keys.
          if (
            ctrlKey ||
            altKey ||
            metaKey ||
            isComposing ||
            (!isEmptied && [...pressed].length > 1 && pressed !== 'Enter')
          )
            return;
          event.preventDefault();
          choose(event.currentTarget, isEmptied ? '' : pressed);
        }}
        // What comes without a key of its own: pasted, composed, or by another device.
        onInput={({ currentTarget }) => {
          const added = currentTarget.value.replace(keyLabel(store.keys.peek()[action]), '');
          choose(currentTarget, [...added].at(-1) ?? '');
        }}
      />
    </div>
  );
}

function problemSentence(problem: KeyProblem): string {
  switch (problem.kind) {
    case 'taken':
      return t('options_keyTaken', keyLabel(problem.key), listActionName(problem.by), listActionName(problem.action));
    case 'no-key':
      return t('options_keyNone', listActionName(problem.action));
    case 'not-kept':
      return t('options_keysNotKept');
  }
}
