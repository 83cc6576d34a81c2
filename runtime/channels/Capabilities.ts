import type { Media } from '../../schemas/flow.ts'

/** How a platform counts. */
export type Unit = 'characters' | 'utf16' | 'graphemes' | 'bytes'

/** A limit, counted in the platform's unit. */
export type Length = { readonly max: number; readonly unit: Unit }

/** How choices can be shown, from the nicest down. */
export type ChoiceForm = {
  readonly as: 'buttons' | 'list' | 'quickReplies' | 'inlineKeyboard' | 'menu'
  readonly most: number
  /** of one label; null: a long one is shown whole */
  readonly label: Length | null
  /** of a second line under the label */
  readonly description?: Length
  /** bytes of the value that comes back; a longer one is sent as a short name of it */
  readonly value: number | null
}

/** What a row of cards must be like. */
export type CardForm = {
  readonly least: number
  readonly most: number
  readonly title: Length
  readonly text: Length
  readonly label: Length
  /** under each card */
  readonly buttons: { readonly least: number; readonly most: number; readonly links: number }
  /** bytes of the value that comes back from one */
  readonly value: number | null
  /** whether one card may answer and open an address */
  readonly mixes: boolean
  /** whether all must have as many buttons, and of the same sort */
  readonly isUniform: boolean
  readonly image: 'optional' | 'needed' | 'allOrNone'
  /** whether it stands under a text */
  readonly needsText: boolean
}

/** The bytes of one, and the MIME types that the platform takes where it says so. */
export type MediaForm = { readonly bytes: number; readonly types?: readonly string[] }

/** One every so many ms in the long run, and so many at once. */
export type Rate = { readonly everyMs: number; readonly burst: number }

/** What a platform takes, by one account and to one customer of it. */
export type Rates = { readonly account?: Rate; readonly pair?: Rate }

/** So many in any second: a tenth at once, the others as they come. */
export const perSecond = (most: number): Rate => ({ everyMs: 1_000 / (most * 0.9), burst: Math.max(1, most / 10) })

/** What a kind can show and take: one record a kind, read by check, preview, simulator and sender. */
export type Capabilities = {
  readonly text: {
    /** null: none that matters */
    readonly max: number | null
    readonly unit: Unit
    /** of a text that has choices under it; null: as any */
    readonly withChoices: number | null
  }
  /** the ladder; the last rung, numbered text, is everybody's */
  readonly choices: readonly ChoiceForm[]
  /** what it shows; what is missing goes as a link with its description */
  readonly media: { readonly [kind in Media['kind']]?: MediaForm }
  /** of a caption; null: there are none, and the text follows the media */
  readonly caption: number | null
  /** a row of cards to leaf through */
  readonly cards: CardForm | null
  /** buttons under one text that open an address, where nothing under it answers; null: addresses are written out */
  readonly links: {
    readonly most: number
    readonly label: Length | null
    /** of the text above; null: as any */
    readonly text: number | null
  } | null
  /** rows with headings in one list */
  readonly sections: boolean
  readonly locationRequest: boolean
  /** approved texts, for after the window */
  readonly templates: boolean
  /** ms after the customer's last message in which it may be answered freely; null: always */
  readonly window: number | null
  /** the same of what a person writes, where that may be longer */
  readonly windowOfPersons?: number
  /** messages for each one of the customer's; null: any number */
  readonly repliesPerMessage: number | null
  /** kept before it refuses; without, it queues by itself, or is waited for as it asks */
  readonly rates?: Rates
  /** what the platform tells of our messages */
  readonly receipts: readonly ('sent' | 'delivered' | 'read' | 'failed')[]
  /** whether it tells us of what left the account */
  readonly echo: boolean
  /** whether a send that is repeated with our key is sent once */
  readonly idempotent: boolean
}
