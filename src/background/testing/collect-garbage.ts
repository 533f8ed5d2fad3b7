import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export const megabyte = 2 ** 20;

setFlagsFromString('--expose-gc');
export const collectGarbage: () => void = runInNewContext('gc');
