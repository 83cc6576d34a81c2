import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Capabilities, CardForm } from '../Capabilities.ts'
import type { ShownCard } from '../Shown.ts'
import type { CardReason, Tell } from './Fall.ts'
import { fits } from './measure.ts'
import { shortName } from './shortName.ts'

type Card = NonNullable<OutboundMessage['cards']>[number]
type Button = Card['buttons'][number]

/** The cards as a row to leaf through; null where the kind has none, or these are not like its own. */
export function cardsFor(
  cards: readonly Card[],
  text: string,
  { cards: form }: Capabilities,
  tell?: Tell,
): readonly ShownCard[] | null {
  const because = form === null ? 'kind' : reasonAgainst(cards, text, form)
  if (form !== null && because === null) return cards.map((card) => shownCard(card, form))
  tell?.({ what: 'cards', because: because ?? 'kind' })
  return null
}

function reasonAgainst(cards: readonly Card[], text: string, form: CardForm): CardReason | null {
  if (cards.length < form.least || cards.length > form.most) return 'count'
  if (form.needsText && text.trim() === '') return 'caption'
  if (cards.some(({ title, text: below = '' }) => !isShort(title, form.title) || !isShort(below, form.text)))
    return 'text'
  if (!haveImages(cards, form.image)) return 'image'
  if (cards.some(isBare)) return 'bare'
  const buttons = cards.flatMap((card) => card.buttons)
  if (buttons.some(({ label }) => label.trim() === '' || !isShort(label, form.label))) return 'label'
  return areButtonsLike(cards, form) ? null : 'buttons'
}

const isShort = (text: string, { max, unit }: CardForm['title']): boolean => fits(text, max, unit)

function haveImages(cards: readonly Card[], image: CardForm['image']): boolean {
  const count = cards.filter((card) => card.image !== undefined).length
  return image === 'optional' || count === cards.length || (image === 'allOrNone' && count === 0)
}

/** A title alone is no card on any platform. */
const isBare = ({ title, text = '', image, buttons }: Card): boolean =>
  title.trim() === '' || (text === '' && image === undefined && buttons.length === 0)

function areButtonsLike(
  cards: readonly Card[],
  { buttons: { least, most, links }, mixes, isUniform }: CardForm,
): boolean {
  const kinds = cards.map(({ buttons }) => buttons.map(kindOf))
  if (kinds.some((own) => own.length < least || own.length > most)) return false
  if (kinds.some((own) => own.filter((kind) => kind === 'link').length > links)) return false
  if (!mixes && new Set(kinds.flat()).size > 1) return false
  return !isUniform || new Set(kinds.map((own) => own.length)).size <= 1
}

const kindOf = ({ url }: Button): 'link' | 'answer' => (url === undefined ? 'answer' : 'link')

function shownCard({ title, text, image, buttons }: Card, { value: room }: CardForm): ShownCard {
  return {
    title,
    ...(text === undefined ? {} : { text }),
    ...(image === undefined ? {} : { image: image.url, ...(image.alt === undefined ? {} : { alt: image.alt }) }),
    buttons: buttons.map(({ label, value = label, url }) => {
      if (url !== undefined) return { label, url }
      return { label, value: room === null || fits(value, room, 'bytes') ? value : shortName(value) }
    }),
  }
}
