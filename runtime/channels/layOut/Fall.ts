import type { Media } from '../../../schemas/flow.ts'
import type { ChoiceForm, Unit } from '../Capabilities.ts'

/** What choices are shown as. */
export type ShownForm = ChoiceForm['as'] | 'numberedText'

/** Why cards are no row to leaf through: the kind has none, or theirs is not like these. */
export type CardReason = 'kind' | 'count' | 'caption' | 'text' | 'image' | 'bare' | 'label' | 'buttons'

/** What a kind cannot show as it is meant, and what becomes of it. */
export type Fall =
  /** a text is sent in parts */
  | {
      readonly what: 'text'
      readonly length: number
      readonly most: number
      readonly unit: Unit
      readonly parts: number
    }
  /** more choices than any form of the kind takes */
  | { readonly what: 'choices'; readonly count: number; readonly most: number; readonly as: ShownForm }
  /** a label is too long for the form that would take so many */
  | {
      readonly what: 'label'
      readonly index: number
      readonly length: number
      readonly most: number
      readonly unit: Unit
      readonly as: ShownForm
    }
  /** a list is shown without its headings and second lines, which are in the text */
  | { readonly what: 'list'; readonly as: ShownForm }
  /** media are a link; `ending`: because of their type, as their address names it */
  | { readonly what: 'media'; readonly kind: Media['kind']; readonly ending?: string }
  /** addresses are written out */
  | { readonly what: 'links'; readonly because: 'kind' | 'count' | 'label' | 'text' | 'answers' }
  /** cards are pictures and texts, one after the other */
  | { readonly what: 'cards'; readonly because: CardReason }
  /** the place is asked for in words alone */
  | { readonly what: 'locationRequest' }

export type Tell = (fall: Fall) => void
