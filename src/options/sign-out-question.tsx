import { useEffect, useRef } from 'preact/hooks';
import { countSentence, t, uiLocale } from '../browser/i18n';
import type { NotSent } from './not-sent';
import type { SignOutStore } from './sign-out-store';

/** Asked only when signing out would lose something. */
export function SignOutQuestion({ store }: { store: SignOutStore }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const question = store.question.value;
  const isOpen = question !== null;
  const count = store.undelivered.value;

  useEffect(() => {
    const { current } = dialog;
    if (isOpen && !current?.open) current?.showModal();
    if (!isOpen && current?.open) current.close();
  }, [isOpen]);

  return (
    <dialog ref={dialog} aria-labelledby="sign-out-question" onClose={store.stay}>
      <h2 id="sign-out-question">{countSentence('options_undelivered', count)}</h2>
      <p>{t('options_undeliveredText')}</p>
      <output>{question?.kind === 'sending' && countSentence('options_sending', count)}</output>
      <p class="alert" role="alert">
        {question?.kind === 'not-sent' && sentenceOf(question.why)}
      </p>
      <div class="choice">
        <button type="button" onClick={store.stay}>
          {t('options_stay')}
        </button>
        <button type="button" class="danger" onClick={() => void store.discard()}>
          {t('options_discard')}
        </button>
        {question?.kind !== 'sending' && (
          <button type="button" class="main-button" onClick={() => void store.sendFirst()}>
            {t('options_sendFirst')}
          </button>
        )}
      </div>
    </dialog>
  );
}

function sentenceOf(why: NotSent): string {
  switch (why.kind) {
    case 'sign-in':
      return t('options_notSent_signIn');
    case 'doubt':
      return t('options_notSent_doubt');
    case 'offline':
      return t('options_notSent_offline');
    case 'unavailable':
      return t('options_notSent_unavailable');
    case 'slow':
      return t('options_notSent_slow');
    case 'paused':
      return t(
        'options_notSent_paused',
        new Intl.DateTimeFormat(uiLocale(), { timeStyle: 'medium' }).format(why.until),
      );
    case 'refused':
      return countSentence('options_notSent_refused', why.count);
  }
}
