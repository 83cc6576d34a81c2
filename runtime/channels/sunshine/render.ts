import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Recipient, Send } from '../Adapter.ts'
import { layOut } from '../layOut/layOut.ts'
import type { Shown, ShownCard } from '../Shown.ts'
import { capabilities } from './capabilities.ts'
import { pathOf } from './pathOf.ts'

/** The messages of the business that show one of ours. Our name of the delivery comes back with the echo. */
export const render = (message: OutboundMessage, { address, aliases, delivery }: Recipient): readonly Send[] =>
  layOut(message, capabilities).map((shown) => ({
    shown,
    // The conversation, which is known since the customer wrote in it; `send` looks for one where that is a name of theirs from before two people became one.
    path: pathOf('messages', aliases[0]),
    body: { user: address, author: { type: 'business' }, content: contentOf(shown), metadata: { delivery } },
  }))

type Content = { readonly [name: string]: unknown }

function contentOf(shown: Shown): Content {
  switch (shown.as) {
    case 'text':
      return { type: 'text', text: shown.text }
    case 'choices':
      return {
        type: 'text',
        text: shown.text,
        actions: shown.choices.map(({ label, value }) => actionOf('reply', label, value)),
      }
    case 'links':
      return { type: 'text', text: shown.text, actions: shown.links.map(({ label, url }) => linkOf(label, url)) }
    case 'media': {
      const { kind, url, alt } = shown.media
      return {
        type: kind === 'image' ? 'image' : 'file',
        mediaUrl: url,
        ...(alt === undefined ? {} : { altText: alt }),
        ...(shown.caption === undefined ? {} : { text: shown.caption }),
      }
    }
    case 'cards':
      return { type: 'carousel', items: shown.cards.map(itemOf) }
    case 'locationRequest':
      return { type: 'text', text: shown.text, actions: [{ type: 'locationRequest', text: '📍' }] }
    case 'template':
      // The capabilities have none, so nothing is laid out as one.
      return { type: 'text', text: '' }
  }
}

const actionOf = (type: 'reply' | 'postback', text: string, payload: string) => ({ type, text, payload })
const linkOf = (text: string, uri: string) => ({ type: 'link', text, uri })

const itemOf = ({ title, text, image, buttons }: ShownCard) => ({
  title,
  ...(text === undefined ? {} : { description: text }),
  ...(image === undefined ? {} : { mediaUrl: image }),
  actions: buttons.map((button) =>
    'url' in button ? linkOf(button.label, button.url) : actionOf('postback', button.label, button.value),
  ),
})
