import { t } from '../browser/i18n';
import type { TemplateProblem } from '../cliq/link-template';
import type { LinkTemplateStore } from './link-template-store';

function problemSentence(problem: TemplateProblem): string {
  switch (problem) {
    case 'too-long':
      return t('options_linkTooLong');
    case 'unknown-placeholder':
      return t('options_linkPlaceholder');
    case 'no-address':
      return t('options_linkNoAddress');
    case 'not-https':
      return t('options_linkNotHttps');
    case 'foreign-host':
      return t('options_linkForeignHost');
    case 'chat-missing':
      return t('options_linkNoChat');
    case 'message-missing':
      return t('options_linkNoMessage');
  }
}

/** Should Cliq's links to messages change, users need not wait for a new version. */
export function LinkTemplateField({ store }: { store: LinkTemplateStore }) {
  const problem = store.problem.value;
  return (
    <div class="field">
      <label for="link-template">{t('options_link')}</label>
      <input
        id="link-template"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={store.typed.value}
        aria-invalid={problem !== null}
        aria-describedby="link-template-problem link-template-help"
        onInput={(event) => store.type(event.currentTarget.value)}
      />
      <p id="link-template-problem" class="alert" role="alert">
        {problem !== null && problemSentence(problem)}
      </p>
      <p id="link-template-help" class="hint">
        {t('options_linkHint')}
      </p>
      {store.isOwn.value && (
        <button type="button" onClick={store.reset}>
          {t('options_linkReset')}
        </button>
      )}
    </div>
  );
}
