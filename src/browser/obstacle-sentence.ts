import type { Obstacle } from '../stars/obstacle';
import { type MessageKey, t } from './i18n';

export const obstacleKeys = {
  offline: 'obstacle_offline',
  portal: 'obstacle_portal',
  unavailable: 'obstacle_unavailable',
  'sign-in-unreachable': 'obstacle_sign_in_unreachable',
  'sign-in-limit': 'obstacle_sign_in_limit',
  'no-access': 'obstacle_no_access',
  refused: 'obstacle_refused',
  'sign-in': 'obstacle_sign_in',
  scope: 'obstacle_scope',
  account: 'obstacle_account',
} as const satisfies Record<Obstacle, MessageKey>;

/** After several tries in a row there is more to say of these. */
const lastingObstacleKeys = {
  offline: 'obstacle_offline_lasting',
  unavailable: 'obstacle_unavailable_lasting',
  'sign-in-unreachable': 'obstacle_sign_in_unreachable_lasting',
} as const satisfies Partial<Record<Obstacle, MessageKey>>;

const lasting: Partial<Record<Obstacle, MessageKey>> = lastingObstacleKeys;

/** What is in the way between here and Cliq, and what to do about it. */
export function obstacleSentence(obstacle: Obstacle, isLasting = false): string {
  return t((isLasting && lasting[obstacle]) || obstacleKeys[obstacle]);
}

export function isObstacle(code: string): code is Obstacle {
  return code in obstacleKeys;
}
