/** Run by itself, with `TZ` set: a worker of the test runner cannot change its time zone. Prints what `timeRange` says. */
import { type StarredWithin, timeRange } from '../starred-within';

const asked: { within: StarredWithin; now: number }[] = JSON.parse(process.argv[2] ?? '[]');
process.stdout.write(JSON.stringify(asked.map(({ within, now }) => timeRange(within, now))));
