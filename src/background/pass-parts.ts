import type { ReplicaWriter } from '../replica/replica-writer';
import type { Clock } from '../timing/clock';
import type { ListReader } from './list-reader';
import type { UserTurn } from './user-turn';

/** What every kind of pass over Cliq's list works with. */
export interface PassParts {
  replica: ReplicaWriter;
  reader: ListReader;
  clock: Clock;
  turn: UserTurn;
  announce: (revision: number, messageIds: string[] | null) => void;
}
