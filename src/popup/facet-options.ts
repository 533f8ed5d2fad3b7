import type { Facet } from '../stars/facet';
import type { Counts } from '../stars/find-stars';
import { fold } from '../stars/fold';

export interface FacetOption {
  key: string;
  label: string;
  count: number;
}

/** More are not shown at once: who has so many types a letter of the name. */
export const mostOptions = 200;

/** What can be chosen: values that some star has, most stars first, and the chosen one in any case; those whose label holds what was typed. */
export function facetOptions(facet: Facet, counts: Counts, chosen: string | null, typed: string): FacetOption[] {
  const wanted = fold(typed.trim());
  const options: FacetOption[] = [];
  for (let number = 0; number < facet.size; number++) {
    const option = { key: facet.key(number), label: facet.label(number), count: counts[number] ?? 0 };
    if ((option.count > 0 || option.key === chosen) && fold(option.label).includes(wanted)) options.push(option);
  }
  options.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
  return options.slice(0, mostOptions);
}
