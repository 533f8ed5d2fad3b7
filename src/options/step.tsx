import type { ComponentChildren } from 'preact';
import { t } from '../browser/i18n';
import type { StepState } from './first-steps';

interface StepProps {
  number: number;
  title: string;
  state: StepState;
  children?: ComponentChildren;
}

export function Step({ number, title, state, children }: StepProps) {
  return (
    <li class={`card step is-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
      <div class="step-head">
        {/* The list itself numbers them for those who hear it. */}
        <span class="step-mark" aria-hidden="true">
          {state === 'done' ? <CheckMark /> : number}
        </span>
        <h2>{title}</h2>
        {state === 'done' && <span class="step-done">{t('options_stepDone')}</span>}
      </div>
      {children}
    </li>
  );
}

function CheckMark() {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d="M3.2 8.6 6.6 12l6.2-7.4" fill="none" stroke="currentColor" stroke-width="2.2" />
    </svg>
  );
}
