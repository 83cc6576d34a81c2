import type { Media } from '../../../schemas/flow.ts'
import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Recipient, Send } from '../Adapter.ts'
import { layOut } from '../layOut/layOut.ts'
import type { Shown } from '../Shown.ts'
import { capabilities } from './capabilities.ts'

/** The calls that show a message: one a bubble. No parse_mode: what somebody wrote is no markup. */
export const render = (message: OutboundMessage, to: Recipient): readonly Send[] =>
  layOut(message, capabilities).map((shown) => {
    const { path, body } = callOf(shown)
    return { shown, path, body: { chat_id: to.address, ...body } }
  })

type Call = { readonly path: string; readonly body: { readonly [name: string]: unknown } }
type Button =
  | { readonly text: string; readonly callback_data: string }
  | { readonly text: string; readonly url: string }

const METHODS: { readonly [kind in Media['kind']]: readonly [path: string, member: string] } = {
  image: ['sendPhoto', 'photo'],
  video: ['sendVideo', 'video'],
  audio: ['sendAudio', 'audio'],
  file: ['sendDocument', 'document'],
}

function callOf(shown: Shown): Call {
  switch (shown.as) {
    case 'text':
      return textCall(shown.text)
    case 'choices':
      return textCall(
        shown.text,
        shown.choices.map(({ label, value }) => ({ text: label, callback_data: value })),
      )
    case 'links':
      return textCall(
        shown.text,
        shown.links.map(({ label, url }) => ({ text: label, url })),
      )
    case 'media': {
      const [path, member] = METHODS[shown.media.kind]
      const { caption } = shown
      return { path, body: { [member]: shown.media.url, ...(caption === undefined ? {} : { caption }) } }
    }
    case 'locationRequest':
      return {
        path: 'sendMessage',
        body: {
          text: shown.text,
          reply_markup: {
            keyboard: [[{ text: '📍', request_location: true }]],
            resize_keyboard: true,
            one_time_keyboard: true,
          },
        },
      }
    case 'cards':
    case 'template':
      // The capabilities have neither, so nothing is laid out as one.
      return textCall('')
  }
}

/** One button a row, so that long labels are read whole. */
const textCall = (text: string, buttons: readonly Button[] = []): Call => ({
  path: 'sendMessage',
  body: {
    text,
    ...(buttons.length === 0 ? {} : { reply_markup: { inline_keyboard: buttons.map((button) => [button]) } }),
  },
})
