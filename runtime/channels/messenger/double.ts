import type { MessengerChannel } from '../../../schemas/resources.ts'
import { doubleOfMessaging } from '../meta/doubleOfMessaging.ts'

/** Messenger, played. */
export const double = doubleOfMessaging<MessengerChannel>({
  kind: 'messenger',
  object: 'page',
  settings: { pageId: '102030405060708', appId: '517793651' },
  accountOf: ({ pageId = '' }) => pageId,
  lacks: {
    sendContact: 'Messenger has no cards of people.',
    delete: 'Messenger tells a page of no message that is taken back.',
    block: 'Messenger tells nobody of a block; a send fails.',
    unblock: 'Messenger tells nobody of a block; a send fails.',
    changeAddress: 'The id of somebody on a page never changes.',
    writeInGroup: 'No group can write to a page.',
  },
})
