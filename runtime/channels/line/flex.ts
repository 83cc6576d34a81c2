import { fits, reach } from '../layOut/measure.ts'
import type { Shown, ShownCard } from '../Shown.ts'
import type { LineMessage } from './LineMessage.ts'

type Button = ShownCard['buttons'][number]
type FlexComponent = { readonly type: string; readonly [member: string]: unknown }

/** In a list of chats, and where cards cannot be shown. */
const ALT_TEXT = 400
/** Of a button; a longer label stands whole in a text that is pressed. */
const LABEL = 20

/** Cards to leaf through, drawn freely: LINE's own carousel wants them all of one make; https://developers.line.biz/en/reference/messaging-api/#flex-message */
export const rowMessage = (cards: readonly ShownCard[]): LineMessage =>
  flex(cards.map(({ title }) => title).join(' · '), { type: 'carousel', contents: cards.map(cardOf) })

export const linksMessage = (text: string, links: (Shown & { readonly as: 'links' })['links']): LineMessage =>
  flex(text, bubble([words(text)], links))

function flex(text: string, contents: FlexComponent): LineMessage {
  return { type: 'flex', altText: text.slice(0, reach(text, ALT_TEXT, 'utf16')), contents }
}

function cardOf({ title, text, image, alt, buttons }: ShownCard): FlexComponent {
  const isShown = image?.startsWith('https://') === true
  const lines = [text, ...(isShown ? [] : [alt, image])].filter((line) => line !== undefined && line !== '')
  const body = [{ ...words(title), weight: 'bold' }, ...lines.map((line) => words(line ?? ''))]
  const hero = { type: 'image', url: image, size: 'full', aspectRatio: '20:13', aspectMode: 'cover' }
  return { ...bubble(body, buttons), ...(isShown ? { hero } : {}) }
}

function bubble(body: readonly FlexComponent[], buttons: readonly Button[]): FlexComponent {
  const footer = column(buttons.map(buttonOf))
  return { type: 'bubble', body: column(body), ...(buttons.length === 0 ? {} : { footer }) }
}

const column = (contents: readonly FlexComponent[]): FlexComponent => ({
  type: 'box',
  layout: 'vertical',
  spacing: 'sm',
  contents,
})

const words = (text: string): FlexComponent => ({ type: 'text', text, wrap: true })

function buttonOf(button: Button): FlexComponent {
  const action =
    'url' in button
      ? { type: 'uri', label: button.label, uri: button.url }
      : { type: 'postback', label: button.label, data: button.value, displayText: button.label }
  if (fits(button.label, LABEL, 'graphemes')) return { type: 'button', height: 'sm', action }
  const { label: _, ...unnamed } = action
  return { ...words(button.label), align: 'center', color: '#42659a', action: unnamed }
}
