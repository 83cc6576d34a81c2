import type { InstagramChannel } from '../../../schemas/resources.ts'
import { doubleOfMessaging } from '../meta/doubleOfMessaging.ts'

/** Instagram, played. */
export const double = doubleOfMessaging<InstagramChannel>({
  kind: 'instagram',
  object: 'instagram',
  settings: { accountId: '17841400000000001', appId: '517793651' },
  accountOf: ({ accountId = '' }) => accountId,
  lacks: {
    sendLocation: 'Instagram has no places to send.',
    sendContact: 'Instagram has no cards of people.',
    edit: 'Instagram tells nobody of an edit.',
    optOut: 'Who wants nothing more says so, or blocks.',
    optIn: 'Who wants to hear more writes.',
    block: 'Instagram tells nobody of a block; a send fails.',
    unblock: 'Instagram tells nobody of a block; a send fails.',
    changeAddress: 'The id of somebody at an account never changes.',
    writeInGroup: 'No group can write to a business account.',
  },
})
