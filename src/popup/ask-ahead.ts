import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { ServiceStatus } from '../stars/service-status';
import type { StarService } from '../stars/star-service';
import type { ListFilter } from './list-filter';

/** Who is still choosing is not asked for. */
const settleMs = 800;

export interface AskAheadSources {
  service: Pick<StarService, 'lookFor'>;
  list: Pick<ListFilter, 'filter' | 'isFiltering'>;
  status: ReadonlySignal<Pick<ServiceStatus, 'isComplete'> | null>;
  stop: AbortSignal;
}

/** While the first copy of the stars is being made, what somebody filters for is fetched before the rest. */
export function askAhead({ service, list, status, stop }: AskAheadSources): void {
  const isFirst = computed(() => status.value?.isComplete === false);
  const end = effect(() => {
    const filter = list.filter.value;
    if (!isFirst.value || !list.isFiltering.value) return undefined;
    const timer = setTimeout(() => {
      // The rest comes in its own time; what stands in the way is in the status.
      service.lookFor(filter).catch((error: unknown) => console.info('not asked for ahead:', error));
    }, settleMs);
    return () => clearTimeout(timer);
  });
  stop.addEventListener('abort', end);
}
