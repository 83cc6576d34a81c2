import type { Unit } from '../../channels/Capabilities.ts'
import type { CardReason, Fall, ShownForm } from '../../channels/layOut/Fall.ts'
import { type Words, words } from '../../engine/words.ts'

/** How long something is, as the platform counts. */
export const saySize = (length: number, unit: Unit): Words =>
  unit === 'bytes' ? words`${length} bytes` : words`${length} characters`

/** What choices are where their form does not take them. */
export const SHOWN_AS: { readonly [form in ShownForm]: Words } = {
  numberedText: words`numbered text`,
  buttons: words`buttons`,
  list: words`a list`,
  quickReplies: words`quick replies`,
  inlineKeyboard: words`a keyboard under the text`,
  menu: words`a menu`,
}

/** What a kind shows instead of rich content, and why; for what other rules tell, null. */
export function sayFall(fall: Fall): Words | null {
  switch (fall.what) {
    case 'list':
      return words`the list is ${SHOWN_AS[fall.as]}, and its headings and second lines stand in the text`
    case 'links':
      return words`addresses are written out, because ${LINK_REASONS[fall.because]}`
    case 'cards':
      return words`the cards are pictures and texts one after the other, because ${CARD_REASONS[fall.because]}`
    case 'locationRequest':
      return words`there is no button that sends the place`
    case 'text':
    case 'choices':
    case 'label':
    case 'media':
      return null
  }
}

const LINK_REASONS: { readonly [because in Extract<Fall, { what: 'links' }>['because']]: Words } = {
  kind: words`it has no buttons that open one`,
  count: words`there are more than it has buttons for`,
  label: words`a label is longer than its buttons`,
  text: words`there is no text above them`,
  answers: words`other buttons under the text answer`,
}
const CARD_REASONS: { readonly [because in CardReason]: Words } = {
  kind: words`it has no cards`,
  count: words`there are too few or too many of them`,
  caption: words`its cards stand under a caption, and there is none`,
  text: words`a title or text is longer than its cards`,
  image: words`there all or none of them have a picture`,
  bare: words`one of them has nothing but a title`,
  label: words`a label is longer than its buttons`,
  buttons: words`there the cards have buttons of one sort, and as many on each`,
}
