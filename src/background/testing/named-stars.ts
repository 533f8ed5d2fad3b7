import type { MessageRef } from '../../stars/message-ref';
import type { Star } from '../../stars/star';

export function refNamed(messageId: string): MessageRef {
  return {
    dataCenter: 'us',
    organizationId: '847291635',
    chatId: 'CT_1894736520184930172_847291635',
    messageId,
    text: `Text of ${messageId}`,
    senderName: 'Alice Johnson',
    chatTitle: 'Launch',
    sentAt: 1_777_805_235_487,
  };
}

export function starNamed(messageId: string): Star {
  return {
    messageId,
    chatId: 'CT_1894736520184930172_847291635',
    type: 'note',
    starredAt: 0,
    sentAt: 1_777_805_235_487,
    sender: { id: '1234567890', name: 'Alice Johnson' },
    chat: { title: 'Launch', kind: 'channel', joined: true },
    content: { kind: 'text', text: `Text of ${messageId}`, file: null },
    isPinned: false,
  };
}
