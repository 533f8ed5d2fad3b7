import { beforeTheList } from './before-the-list';
import { inFiles } from './in-files';
import { inTheList } from './in-the-list';
import { outOfOrder } from './out-of-order';
import type { State } from './scene';
import type { StateName } from './state-names';

export const listStates: Readonly<Record<StateName, State>> = {
  ...beforeTheList,
  ...inTheList,
  ...inFiles,
  ...outOfOrder,
};
