import type { Media } from '../../schemas/flow.ts'

/** Who did it, as the platform knows them. */
export type Person = {
  /** where they are reached on this account: the stable one when the platform has several */
  readonly address: string
  /** other names of the same person on the same platform, such as a telephone number beside a user id */
  readonly aliases?: readonly string[]
  readonly name?: string
  /** as the platform writes it */
  readonly language?: string
}

/** A picture, film, sound or file: by an address that anybody may ask, or by the platform's own name for it, which `media` of the adapter resolves. */
export type ReceivedMedia = {
  readonly kind: Media['kind']
  readonly url?: string
  readonly ref?: string
  readonly mime?: string
  readonly name?: string
  /** of one that came along, which nobody else has; `ref` names it */
  readonly content?: Uint8Array
}

/** How somebody came to write: an advertisement, a link, a code. */
export type Referral = { readonly source?: string; readonly payload?: string }

/** What a platform told in one webhook, one thing at a time, in its order. */
export type ChannelEvent = {
  /** the platform's id of it: the same again is the same thing, at any time */
  readonly externalId: string
  /** the account that it came to, as the settings name it; null when the platform does not say */
  readonly account: string | null
  /** epoch ms, by the platform's clock; null when it does not say */
  readonly at: number | null
} & Happening

export type Happening =
  | {
      readonly type: 'message'
      readonly from: Person
      /** what replies, reactions and edits call it, where that is not `externalId` */
      readonly ref?: string
      readonly text: string
      /** of a letter, as its sender wrote it; the text has it where it begins a thread */
      readonly subject?: string
      /** of a pressed button, as it was sent with it */
      readonly value?: string
      readonly attachments?: readonly ReceivedMedia[]
      readonly location?: Location
      /** the message that it answers, by the platform's id */
      readonly replyTo?: string
      /** messages of one album have the same */
      readonly album?: string
      readonly referral?: Referral
      /** good for one answer, for a short time */
      readonly replyToken?: string
      /** the platform has answered it already, as carriers do with STOP */
      readonly isAnswered?: true
      /** marks it as read */
      readonly readToken?: string
    }
  /** they came through a link or a button, and have not written yet */
  | {
      readonly type: 'start'
      readonly from: Person
      readonly text?: string
      readonly referral?: Referral
      readonly replyToken?: string
    }
  /** how one of our messages fares: named by the platform's id, or by our own of the delivery, or all of a customer's until `at` */
  | {
      readonly type: 'status'
      readonly status: 'accepted' | 'sent' | 'delivered' | 'read' | 'failed'
      readonly target: string | null
      readonly delivery?: string
      readonly recipient?: string
      /** the platform's code of the failure */
      readonly code?: string
    }
  /** what left the account: by us, by a person in the platform's own inbox, or (`app`) nobody says by which of them: whether it is ours tells its id */
  | {
      readonly type: 'echo'
      readonly recipient: string
      /** other names of the recipient */
      readonly aliases?: readonly string[]
      /** our own name of the delivery, where the platform gives it back */
      readonly delivery?: string
      readonly text: string
      readonly by: 'us' | 'person' | 'app'
      readonly app?: string
    }
  /** `emoji` null: taken back */
  | { readonly type: 'reaction'; readonly from: Person; readonly target: string; readonly emoji: string | null }
  | { readonly type: 'edit'; readonly from: Person; readonly target: string; readonly text: string }
  | { readonly type: 'delete'; readonly from: Person; readonly target: string }
  /** `isAnswered`: the platform has told the customer already */
  | { readonly type: 'optOut'; readonly from: Person; readonly isAnswered: boolean }
  | { readonly type: 'optIn'; readonly from: Person; readonly isAnswered: boolean; readonly referral?: Referral }
  | { readonly type: 'blocked'; readonly from: Person }
  | { readonly type: 'unblocked'; readonly from: Person }
  /** one person, from now on at another address */
  | { readonly type: 'identityChanged'; readonly from: Person; readonly to: Person }
  /** of a contact centre behind us: what its agent, or its bot, says to the customer */
  | {
      readonly type: 'agentMessage'
      readonly recipient: string
      readonly text: string
      readonly attachments?: readonly ReceivedMedia[]
      readonly choices?: readonly { readonly label: string; readonly value: string }[]
      readonly by: 'person' | 'bot'
    }
  /** of a contact centre behind us: its agent is done */
  | { readonly type: 'handedBack'; readonly recipient: string }
  /** nothing for us, by the platform's design: a group, a receipt of no use */
  | { readonly type: 'ignored'; readonly why: string }
  /** a customer sent what nobody here knows, or the platform sent what it never said it would; `from` where one can be made out */
  | { readonly type: 'unsupported'; readonly what: string; readonly from?: Person }
  /** the platform tells of a fault of the account */
  | { readonly type: 'error'; readonly code: string; readonly message: string }

/** WGS 84, degrees. */
export type Location = {
  readonly latitude: number
  readonly longitude: number
  readonly name?: string
  readonly address?: string
}
