import { collectGarbage, megabyte } from '../../src/background/testing/collect-garbage';
import { createListRig } from '../../src/background/testing/list-rig';
import { openForgetfulReplica, pageLength, sentList } from '../../src/background/testing/long-list';

/** MB that the first copy of so many stars holds at most: what is on the disk is not counted. */
export async function heldBySync(stars: number): Promise<number> {
  const { replica } = openForgetfulReplica();
  const pages = stars / pageLength;
  const list = sentList(pages);
  let asked = 0;
  let startHeld = 0;
  let mostHeld = 0;
  const rig = createListRig({
    replica,
    list: (query) => {
      // The rig's own book.
      rig.calls.length = 0;
      if (asked % Math.max(1, pages / 40) === 0) {
        collectGarbage();
        const held = process.memoryUsage().heapUsed;
        if (asked === 0) startHeld = held;
        mostHeld = Math.max(mostHeld, held);
      }
      asked += 1;
      return list(query);
    },
  });
  const end = await rig.finish(rig.sync.run('background'));
  if (end !== 'done') throw new Error(`the sync ended with ${end}`);
  return (mostHeld - startHeld) / megabyte;
}
