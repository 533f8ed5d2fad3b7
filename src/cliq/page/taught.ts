import type { PageProfile } from './page-profile';
import { cliq2026 } from './profiles';

/** What the user showed by clicking: where a message is and what belongs to it. All but the first two may be unknown. */
export interface TaughtPage {
  /** A selector of the rows. */
  row: string;
  idAttribute: string;
  chatAttribute: string | null;
  text: string | null;
  sender: string | null;
  timeAttribute: string | null;
}

const selectors = ['row', 'text', 'sender'] as const;
const attributes = ['idAttribute', 'chatAttribute', 'timeAttribute'] as const;

/** True for what may be used as it is: from storage anything may come. */
export function isTaughtPage(value: unknown): value is TaughtPage {
  if (typeof value !== 'object' || value === null) return false;
  const at = (name: string): unknown => Reflect.get(value, name) ?? null;
  return (
    at('row') !== null &&
    at('idAttribute') !== null &&
    selectors.every((name) => isSelector(at(name))) &&
    attributes.every((name) => at(name) === null || /^[\w:.-]{1,80}$/.test(String(at(name))))
  );
}

function isSelector(value: unknown): boolean {
  if (value === null) return true;
  try {
    return (
      typeof value === 'string' && value.length < 400 && document.createDocumentFragment().querySelector(value) === null
    );
  } catch {
    return false;
  }
}

/** The rest is as Cliq is known. The ids must still have the shape of ids, and no other message may claim the same. */
export function taughtProfile({
  row,
  idAttribute,
  chatAttribute,
  text,
  sender,
  timeAttribute,
}: TaughtPage): PageProfile {
  const { message, chat } = cliq2026;
  return {
    ...cliq2026,
    name: 'taught',
    chat: { ...chat, isByShape: true },
    message: {
      ...message,
      row,
      idAttribute,
      chatAttribute,
      text: text ?? message.text,
      timeAttributes: timeAttribute === null ? message.timeAttributes : [timeAttribute],
    },
    sender: sender === null ? cliq2026.sender : { ...cliq2026.sender, block: sender, name: sender },
  };
}
