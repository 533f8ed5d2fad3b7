import type { Clock } from '../clock';
import type { SeenRequest } from '../request-log';
import type { Switches } from '../switches';
import type { Account } from '../world/types';
import type { World } from '../world/world';

/** What an endpoint needs to answer one admitted call. */
export interface Call {
  request: SeenRequest;
  account: Account;
}

export interface ApiContext {
  world: World;
  clock: Clock;
  switches: Switches;
}
