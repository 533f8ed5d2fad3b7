import type { Session } from '../accounts/session';
import type { Effect } from '../answer';
import type { SeenRequest } from '../request-log';
import type { World } from '../world/world';
export function createChatPage(_world: World, _session: Session) {
  return (_request: SeenRequest): Effect =>
    () => ({ status: 404 });
}
