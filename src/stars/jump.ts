/** Where a Cliq tab is sent. Ids only: the tab knows its own host. */
export interface JumpPlace {
  chatId: string;
  messageId: string;
  /** So long the tab may take. */
  withinMs: number;
  /** False: the tab may be led to the message's own address when it cannot show it by itself. True: it was opened there. */
  hasArrived: boolean;
  /** False: whatever it holds, this tab is not to be loaded anew. */
  mayLeave: boolean;
}

/** Why a message could not be shown. */
export const jumpFailures = ['deleted', 'left', 'no-chat', 'not-found', 'unreadable', 'slow', 'offline'] as const;
export type JumpFailure = (typeof jumpFailures)[number];

/**
 * What a tab answers. `elsewhere`: not here, and nothing is lost when it is led away; `stay`: not here, and something would be.
 * `leaving`: it is being led away, the page to come is to be asked.
 */
export const jumpAnswers = ['shown', 'elsewhere', 'stay', 'leaving', ...jumpFailures] as const;
export type JumpAnswer = (typeof jumpAnswers)[number];

export function isJumpFailure(answer: JumpAnswer): answer is JumpFailure {
  return jumpFailures.some((failure) => failure === answer);
}

/** What this device knows of a message that Cliq does not show. */
export interface SavedCopy {
  organizationId: string | null;
  chatId: string;
  messageId: string;
  /** Of a file its name; null when none is kept on this device. */
  text: string | null;
  senderName: string;
  chatTitle: string;
  sentAt: number | null;
  starredAt: number;
}
