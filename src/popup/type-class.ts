import { isStarType } from '../stars/star-type';

/** Types that are newer than this program share one neutral colour. */
export function typeClass(type: string): string {
  return `type-${isStarType(type) ? type : 'other'}`;
}
