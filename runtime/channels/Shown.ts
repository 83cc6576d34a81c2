import type { OutboundMessage } from '../../schemas/wire.ts'
import type { ChoiceForm } from './Capabilities.ts'

export type Choice = {
  readonly label: string
  readonly value: string
  readonly description?: string
  readonly section?: string
}

/** One bubble on the customer's screen: what the ladder makes of a message for a kind. The preview draws it, the adapter sends it. */
export type Shown =
  | { readonly as: 'text'; readonly text: string }
  | {
      readonly as: 'choices'
      readonly form: ChoiceForm['as']
      readonly text: string
      readonly choices: readonly Choice[]
      /** what the button says that opens a list */
      readonly opens?: string
    }
  | {
      readonly as: 'links'
      readonly text: string
      readonly links: readonly { readonly label: string; readonly url: string }[]
    }
  | { readonly as: 'media'; readonly media: NonNullable<OutboundMessage['media']>; readonly caption?: string }
  | { readonly as: 'cards'; readonly text?: string; readonly cards: readonly ShownCard[] }
  | { readonly as: 'locationRequest'; readonly text: string }
  | { readonly as: 'template'; readonly name: string; readonly language: string; readonly variables: readonly string[] }

export type ShownCard = {
  readonly title: string
  readonly text?: string
  /** the address of a picture, and what it shows */
  readonly image?: string
  readonly alt?: string
  readonly buttons: readonly (
    | { readonly label: string; readonly value: string }
    | { readonly label: string; readonly url: string }
  )[]
}
