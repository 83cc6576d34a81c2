import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Recipient, Send } from '../Adapter.ts'
import { layOut } from '../layOut/layOut.ts'
import type { Shown } from '../Shown.ts'
import { capabilities } from './capabilities.ts'

/** One text message a bubble, in no provider's words yet: each provider's `send` has its own. */
export const render = (message: OutboundMessage, to: Recipient): readonly Send[] =>
  layOut(message, capabilities).map((shown) => ({
    shown,
    path: '',
    body: {
      to: to.address,
      ...(to.hook === undefined ? {} : { tellAt: tellAt(to.hook, to.delivery) }),
      ...contentOf(shown),
    },
  }))

function contentOf(shown: Shown): { readonly text: string; readonly media?: string } {
  switch (shown.as) {
    case 'media':
      return { text: shown.caption ?? '', media: shown.media.url }
    case 'text':
    case 'locationRequest':
      return { text: shown.text }
    default:
      // The capabilities have no such thing, so nothing is laid out as one.
      return { text: '' }
  }
}

/** Where it is told how the message fares, with our name of it: a status finds it also when the answer to the call was lost. */
const tellAt = (hook: string, delivery: string): string => `${hook}?${new URLSearchParams({ delivery })}`
