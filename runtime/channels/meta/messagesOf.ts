import { splitText } from '../layOut/splitText.ts'
import type { Shown, ShownCard } from '../Shown.ts'

type Message = { readonly [member: string]: unknown }

/** Of a text over buttons that open something, which holds less than a message. */
const BUTTONS_TEXT = 640

/** The messages that a bubble takes; https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages */
export function messagesOf(shown: Shown): readonly Message[] {
  switch (shown.as) {
    case 'text':
      return [{ text: shown.text }]
    case 'choices': {
      const quick_replies = shown.choices.map(({ label, value }) => ({
        content_type: 'text',
        title: label,
        payload: value,
      }))
      return [{ text: shown.text, quick_replies }]
    }
    case 'links':
      return linkMessages(shown)
    case 'media': {
      const { kind, url } = shown.media
      const media = { attachment: { type: kind, payload: { url, is_reusable: true } } }
      return shown.caption === undefined ? [media] : [media, { text: shown.caption }]
    }
    case 'cards':
      return [
        ...(shown.text === undefined ? [] : [{ text: shown.text }]),
        template({ template_type: 'generic', elements: shown.cards.map(elementOf) }),
      ]
    case 'locationRequest':
      return [{ text: shown.text }]
    case 'template':
      // The capabilities have none, so nothing is laid out as one.
      return []
  }
}

const template = (payload: object): Message => ({ attachment: { type: 'template', payload } })

function linkMessages({ text, links }: Shown & { readonly as: 'links' }): readonly Message[] {
  const parts = splitText(text, { max: BUTTONS_TEXT, last: BUTTONS_TEXT, unit: 'characters' })
  const buttons = links.map(({ label, url }) => ({ type: 'web_url', title: label, url }))
  const last = template({ template_type: 'button', text: parts.at(-1), buttons })
  return [...parts.slice(0, -1).map((part) => ({ text: part })), last]
}

function elementOf({ title, text, image, buttons }: ShownCard): object {
  return {
    title,
    ...(text === undefined ? {} : { subtitle: text }),
    ...(image === undefined ? {} : { image_url: image }),
    ...(buttons.length === 0 ? {} : { buttons: buttons.map(buttonOf) }),
  }
}

const buttonOf = (button: ShownCard['buttons'][number]): object =>
  'url' in button
    ? { type: 'web_url', title: button.label, url: button.url }
    : { type: 'postback', title: button.label, payload: button.value }
