import { t, uiLocale } from '../browser/i18n';
import { countMessages, deriveRows, partSelector, timeAttributeAt } from '../cliq/page/derive';
import type { TeachNeeds } from '../cliq/page/second-script';
import type { TaughtPage } from '../cliq/page/taught';
import { createTeachPanel } from './teach-panel';

/**
 * The user clicks on a message, on its sender and on its time; from that it is derived how this page marks all of them. Cliq hears
 * of none of these clicks. Nothing is kept before the user has seen how many messages were found that way.
 */
export function teachPage({ document, append, holds, onTaught, signal: end }: TeachNeeds): void {
  const life = new AbortController();
  const stop = () => life.abort();
  end.addEventListener('abort', stop, { once: true });
  const panel = createTeachPanel(document, append, { onSkip: next, onSave: save, onCancel: stop });
  life.signal.addEventListener('abort', panel.remove, { once: true });

  let step = 0;
  let taught: TaughtPage | null = null;
  const steps = [pickMessage, pickSender, pickTime];
  const prompts = [t('teach_message'), t('teach_sender'), t('teach_time')];
  panel.ask(prompts[0] ?? '', { canSkip: false });

  function next(): void {
    step += 1;
    const count = taught ? countMessages(taught, document) : 0;
    const found = t('teach_found', count.toLocaleString(uiLocale()));
    const prompt = prompts[step];
    if (prompt === undefined) panel.offer(found);
    else panel.ask(`${found} ${prompt}`, { canSkip: true });
  }

  function save(): void {
    if (taught) onTaught(taught);
    stop();
  }

  function pickMessage(target: Element): void {
    taught = deriveRows(target);
    if (taught) next();
    else panel.ask(t('teach_noId'), { canSkip: false });
  }

  function pickSender(target: Element): void {
    if (taught) taught.sender = partSelector(target, taught.row);
    next();
  }

  function pickTime(target: Element): void {
    if (taught) taught.timeAttribute = timeAttributeAt(target, taught.row);
    next();
  }

  const listen = { capture: true, signal: life.signal };
  const targetOf = (event: Event) => {
    const [target] = event.composedPath();
    return !holds(event) && target instanceof Element && steps[step] ? target : null;
  };
  window.addEventListener('pointermove', (event) => panel.point(targetOf(event)), listen);
  for (const type of [
    'pointerdown',
    'pointerup',
    'mousedown',
    'mouseup',
    'click',
    'dblclick',
    'auxclick',
    'contextmenu',
  ]) {
    window.addEventListener(
      type,
      (event) => {
        const target = targetOf(event);
        if (!target) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (type === 'click') steps[step]?.(target);
      },
      listen,
    );
  }
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.stopImmediatePropagation();
      stop();
    },
    listen,
  );
}
