import type { Media } from '../../schemas/flow.ts'
import type { Channel } from '../../schemas/resources.ts'
import type { OutboundMessage } from '../../schemas/wire.ts'
import type { Dialing, Egress } from '../egress/createEgress.ts'
import type { Capabilities } from './Capabilities.ts'
import type { ChannelEvent } from './ChannelEvent.ts'
import type { HandOver } from './centre/HandOver.ts'
import type { Shown } from './Shown.ts'

/** A webhook as it came in. Names of headers in lower case. */
export type HookRequest = {
  readonly method: 'GET' | 'POST'
  readonly headers: { readonly [name: string]: string }
  readonly query: { readonly [name: string]: string }
  readonly rawBody: Uint8Array
  /** the address that the platform called, query included, under the public name of this host; null when none is set */
  readonly publicUrl: string | null
  /** epoch ms */
  readonly now: number
}
export type HookAnswer = {
  readonly status: number
  readonly body: string
  /** default text/plain */
  readonly contentType?: string
}

/** Where a message goes. */
export type Recipient = {
  readonly address: string
  readonly aliases: readonly string[]
  /** what a contact centre is to call them */
  readonly name?: string
  /** our name of this delivery, which some platforms give back in their statuses */
  readonly delivery: string
  /** where this channel's events come to, for platforms that are told with each call; missing where the host has no public address */
  readonly hook?: string
  /** written by a person after the window, and within that of persons (`Capabilities.windowOfPersons`) */
  readonly isLate?: true
  /** a person wrote what is sent */
  readonly byPerson?: true
  /** that is answered, where the kind has them */
  readonly letter?: Letter
  /** of the customer's latest message, where the platform gives one; as long as it is fresh, and unspent as far as anybody knows */
  readonly replyToken?: string
  /** what the platform calls the file of this bubble, where it must have been given it (`upload`) */
  readonly file?: string
}

/** A customer's letter: its subject, its Message-ID, and those of the letters before it that are about the same. */
export type Letter = { readonly subject: string; readonly answers: string; readonly before: readonly string[] }

/** Who waits for an answer. */
export type Reader = {
  readonly address: string
  /** of their latest message, where the platform gives one to mark it as read */
  readonly readToken?: string
}

/** One call to the platform, without its credentials. */
export type Send = {
  readonly shown: Shown
  /** after the platform's base address */
  readonly path: string
  /** JSON, unless `form` */
  readonly body: { readonly [name: string]: unknown }
  readonly form?: true
  /** shows more bubbles than `shown`, which are refused with it */
  readonly holdsMore?: true
  /** always the same for the same call of a delivery, for platforms that take a call of one name once */
  readonly key?: string
}

/** Why a send came to nothing; what each leads to is one table of the outbox. */
export type FailureClass =
  | 'retry'
  | 'throttled'
  | 'quota'
  | 'windowClosed'
  | 'optedOut'
  | 'blocked'
  | 'invalidRecipient'
  | 'content'
  | 'auth'
  | 'tokenStale'
  | 'replyTokenSpent'
  | 'final'
  | 'unknown'
export type Failure = {
  readonly class: FailureClass
  /** the platform's, as it writes it; null when it gave none */
  readonly code: string | null
  /** as the platform asks */
  readonly retryAfterMs?: number
  /** a throttle that concerns this customer alone */
  readonly isOfPair?: true
}
export type SendResult = { readonly class: 'ok'; readonly externalId: string | null } | Failure

export type PlatformAnswer = {
  /** 0: no answer but a status that came later */
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  readonly body: string
}

/**
 * What connects a kind; it is asked only when no setting is missing (`missingSettings`). Pure but for what takes an `egress`. `C`: the channel's settings, secrets resolved;
 * `Told`: what `parse` gives, for most kinds at once; `Out`: what messages leave by.
 */
export interface Adapter<C extends Channel = Channel, Told = readonly ChannelEvent[], Out = Egress> {
  readonly kind: C['kind']
  readonly capabilities: Capabilities
  /** the account as its events name it; null: one address serves one channel */
  readonly accountOf: (settings: C) => string | null
  /** an address as events have it, of one that somebody gives; missing: they are given so */
  readonly addressOf?: (given: string) => string
  /** a person may come under several names, see `Person.aliases` */
  readonly hasAliases?: true
  /** a webhook brings its files along, and they are kept here: there is nobody else to ask for them */
  readonly keepsFiles?: true
  /** an answer names the letter that it answers */
  readonly answersLetters?: true
  /** its statuses or echoes give back our name of the delivery: whether a call got through is found out after a time-out */
  readonly namesDeliveries?: true
  /** the handshake; null: what came is none */
  readonly verify?: (request: HookRequest, settings: C) => HookAnswer | null
  /** on the raw bytes, in constant time, before anything is parsed */
  readonly authenticate: (request: HookRequest, settings: C) => boolean
  /** never throws, keeps the order: what cannot be read is an event too */
  readonly parse: (request: HookRequest, settings: C) => Told
  readonly acknowledge: (events: readonly ChannelEvent[]) => HookAnswer
  readonly render: (message: OutboundMessage, to: Recipient) => readonly Send[]
  readonly send: (send: Send, settings: C, egress: Out) => Promise<SendResult>
  readonly classify: (answer: PlatformAnswer) => SendResult
  /** of a contact centre: how it is handed a conversation; what the customer writes afterwards is `render`ed. `isOfOwn`: it takes over the customers of this very channel alone, who go on writing to it; `isRepeatable`: what is sent so changes nothing when it is sent once more */
  readonly handOver?: {
    readonly isOfOwn: boolean
    readonly isRepeatable: boolean
    readonly calls: (handOver: HandOver, to: Recipient) => readonly Send[]
  }
  /** the bytes behind a `ref` */
  readonly media?: (ref: string, settings: C, egress: Egress) => Promise<ResolvedMedia>
  /** gives the platform a file that it shows by no address; only where `Capabilities.media` says which types it takes */
  readonly upload?: (file: OwnFile, settings: C, egress: Egress) => Promise<Uploaded | Failure>
  /** asks after one that was not ready when it was given */
  readonly uploaded?: (id: string, settings: C, egress: Egress) => Promise<Uploaded | Failure>
  readonly profile?: (
    address: string,
    settings: C,
    egress: Egress,
  ) => Promise<{ readonly name?: string; readonly language?: string } | null>
  /** asks, without changing anything, whether the platform knows these credentials */
  readonly check?: (settings: C, egress: Out) => Promise<Known | Failure>
  /** has the platform post what happens on the account to this address */
  readonly subscribe?: (hookUrl: string, settings: C, egress: Egress) => Promise<{ readonly class: 'ok' } | Failure>
  /** shows that somebody writes, and marks as read where that is one call */
  readonly typing?: (to: Reader, latest: string, settings: C, egress: Egress) => Promise<void>
}

/** A file of ours, of a type and length that the platform takes. `body` ends with an `EgressError` when it turns out to be longer, or breaks off. */
export type OwnFile = {
  readonly kind: Media['kind']
  /** by its bytes */
  readonly mime: string
  /** what it can be called, with the ending of its type */
  readonly name: string
  /** bytes; null when nobody says */
  readonly size: number | null
  readonly body: AsyncIterable<Uint8Array>
}

/** `forMs`: how long the platform knows it by this id. `readyInMs`: when to ask whether it can be shown; missing: now. */
export type Uploaded = {
  readonly class: 'ok'
  readonly id: string
  readonly forMs: number
  readonly readyInMs?: number
}

/** The adapter of whatever kind. */
export type AnyAdapter = Adapter<Channel, readonly ChannelEvent[] | Promise<readonly ChannelEvent[]>, Egress & Dialing>

/** An account whose credentials are good. */
export type Known = {
  readonly class: 'ok'
  /** as people see it there; null: the platform does not say */
  readonly name: string | null
  /** where the platform posts what happens, null when nowhere; missing: it does not say */
  readonly hookUrl?: string | null
}

/** Where a file can be asked for just now, and how. */
export type ResolvedMedia = {
  readonly url: string
  readonly headers: { readonly [name: string]: string }
  readonly mime?: string
  /** of platforms whose answer 200 may hold something else than the file: why it cannot be had, or where it is; null: it is the file. `body`: its beginning */
  readonly instead?: (answer: PlatformAnswer) => Promise<Failure | ResolvedMedia | null>
}
