import type { ShownCard } from '../Shown.ts'
import { type Body, interactive, linkAction, replyAction, textBody } from './interactive.ts'

/** What a card of a row holds; https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-media-carousel-messages */
const CARD_TEXT = 160
const CARD_LINES = 3
const ROW_TEXT = 1_024
const [FEWEST, MOST] = [2, 10]

/** Cards as a row to leaf through when they are all of one make, as WhatsApp wants them, else one message each. */
export const cardBodies = (cards: readonly ShownCard[], above?: string): readonly Body[] => {
  const row = rowOf(cards, above)
  if (row !== null) return [row]
  return [...(above === undefined ? [] : [textBody(above)]), ...cards.flatMap(singleBodies)]
}

const wordsOf = ({ title, text }: ShownCard): string => (text === undefined ? title : `${title}\n${text}`)
const imageHeader = (link: string): object => ({ type: 'image', image: { link } })

function rowOf(cards: readonly ShownCard[], above?: string): Body | null {
  // A row must have a text above it, and is announced with it where only text is shown.
  const text = above ?? cards.map(({ title }) => title).join(' · ')
  if (cards.length < FEWEST || cards.length > MOST || [...text].length > ROW_TEXT) return null
  const makes = new Set<string>()
  const drawn: object[] = []
  for (const [card_index, card] of cards.entries()) {
    const { image, buttons } = card
    const words = wordsOf(card)
    if (image === undefined || [...words].length > CARD_TEXT || words.split('\n').length > CARD_LINES) return null
    const common = { card_index, header: imageHeader(image), body: { text: words } }
    const [link] = buttons
    if (link !== undefined && 'url' in link && buttons.length === 1) {
      makes.add('link')
      drawn.push({ ...common, type: 'cta_url', action: linkAction(link) })
      continue
    }
    const replies = buttons.filter((button) => 'value' in button)
    if (replies.length === 0 || replies.length < buttons.length) return null
    makes.add(`replies ${replies.length}`)
    const quick = replies.map(({ label, value }) => ({ type: 'quick_reply', quick_reply: { id: value, title: label } }))
    drawn.push({ ...common, type: 'quick_reply', action: { buttons: quick } })
  }
  return makes.size === 1 ? interactive('carousel', text, { cards: drawn }) : null
}

/** A card by itself: its picture over its words and its answers, then a message for each further link. */
function singleBodies(card: ShownCard): readonly Body[] {
  const { title, image, buttons } = card
  const words = wordsOf(card)
  const replies = buttons.filter((button) => 'value' in button)
  const links = buttons.filter((button) => 'url' in button)
  const header = image === undefined ? {} : { header: imageHeader(image) }
  const [link, ...others] = links
  const further = (replies.length === 0 ? others : links).map((each) => interactive('cta_url', title, linkAction(each)))
  if (replies.length > 0) return [interactive('button', words, replyAction(replies), header), ...further]
  if (link !== undefined) return [interactive('cta_url', words, linkAction(link), header), ...further]
  return image === undefined ? [textBody(words)] : [{ type: 'image', image: { link: image, caption: words } }]
}
