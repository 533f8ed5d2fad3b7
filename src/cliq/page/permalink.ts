import { dataCenterOfHost } from '../data-centers';
import { messageLink } from '../links';

/** The address of a message of the Cliq that this page is of. `template`: see `link-template.ts`; null is Cliq's own. */
export function permalinkOn(
  { location }: Document,
  message: { organizationId: string | null; chatId: string; messageId: string },
  template: string | null,
): string | null {
  const dataCenter = dataCenterOfHost(location.host)?.id;
  return dataCenter === undefined ? null : messageLink({ ...message, dataCenter }, template ?? undefined);
}
