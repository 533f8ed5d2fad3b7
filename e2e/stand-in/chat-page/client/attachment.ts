import type { PageMessage } from '../page-wire';
import { element } from './element';

function fileSize(bytes: number): string {
  return bytes > 1_000_000 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} kB`;
}

/** A file's tile. Like its bar of actions it carries the message's id without being the message. */
export function attachmentTile(message: PageMessage, file: { name: string; size: number }): HTMLElement {
  const { msguid, msgtime, sender } = message;
  const suffix = file.name.slice(file.name.lastIndexOf('.') + 1);
  const uid = `${sender.id}_${msgtime}`;
  const actions = element(
    'div',
    { id: 'att_actions', class: 'zcattach-actions', msguid, uid, msgtime: String(msgtime), purpose: 'fileactions' },
    element('button', { type: 'button', purpose: 'download', title: 'Download' }, '⤓'),
  );
  return element(
    'div',
    {
      class: 'zcattach flexC',
      msguid,
      msgtime: String(msgtime),
      uid,
      fsender: sender.id,
      fsendername: sender.name,
      fname: file.name,
      fcomment: '',
      contenttype: suffix,
      mtype: '20',
    },
    element('div', { id: 'grid_options', 'data-name': 'grid_options', msguid, class: 'dN' }),
    element('div', { 'data-name': 'forward_selection', 'data-uid': uid, msguid, class: 'dN' }),
    element('span', { class: 'zcattach-kind' }, suffix),
    element('span', { class: 'zcattach-name' }, file.name),
    element('span', { class: 'zcattach-size' }, fileSize(file.size)),
    actions,
  );
}

/** A link's preview; it too carries the message's ids. */
export function linkPreview(message: PageMessage, preview: { title: string; site: string; url: string }): HTMLElement {
  const { msguid, msgtime, sender } = message;
  return element(
    'div',
    { class: 'zcurlprv', msguid, uid: `${sender.id}_${msgtime}` },
    element('b', {}, preview.title),
    element('span', {}, preview.site),
  );
}
