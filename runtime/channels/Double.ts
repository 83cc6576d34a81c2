import type { Channel } from '../../schemas/resources.ts'
import type { FailureClass, HookRequest, PlatformAnswer } from './Adapter.ts'
import type { Location, Person, ReceivedMedia } from './ChannelEvent.ts'

/** What a platform posts to us: a webhook without the address, which is the channel's. */
export type DoubleHook = Pick<HookRequest, 'headers' | 'query' | 'rawBody'>

/** What happens at the platform. `id` is of digits and new each time, so that a double makes of it ids as its platform has them; `at` is epoch ms. */
export type Happened = { readonly id: string; readonly at: number; readonly from: Person } & (
  | { readonly does: 'write'; readonly text: string; readonly replyTo?: string }
  /** presses a button that we sent */
  | { readonly does: 'press'; readonly label: string; readonly value: string }
  | {
      readonly does: 'sendMedia'
      readonly kind: ReceivedMedia['kind']
      readonly text?: string
      readonly album?: string
    }
  | { readonly does: 'sendSticker'; readonly emoji: string }
  | { readonly does: 'sendLocation'; readonly location: Location }
  | { readonly does: 'sendContact'; readonly name: string; readonly phone: string }
  /** comes through a link with a payload */
  | { readonly does: 'start'; readonly payload?: string }
  /** `target`: the id of one of our messages, as the platform gave it */
  | { readonly does: 'react'; readonly target: string; readonly emoji: string | null }
  /** `target`: the `id` of an earlier thing of theirs */
  | { readonly does: 'edit'; readonly target: string; readonly text: string }
  | { readonly does: 'delete'; readonly target: string }
  | { readonly does: 'optOut' | 'optIn' | 'block' | 'unblock' }
  /** not the customer: whoever has them in a contact centre behind us is done */
  | { readonly does: 'finish' }
  | { readonly does: 'changeAddress'; readonly to: Person }
  /** writes where several listen */
  | { readonly does: 'writeInGroup'; readonly text: string }
  /** does what nobody here knows */
  | { readonly does: 'somethingNew' }
  /** not the customer: what becomes of a message of ours, named as the platform named it */
  | {
      readonly does: 'status'
      readonly target: string
      readonly status: 'sent' | 'delivered' | 'read' | 'failed'
      readonly code?: string
      /** our own name of it, see `Heard` */
      readonly delivery?: string
    }
  /** not the customer: what left the account; by us it is the message `target` that the platform took */
  | {
      readonly does: 'echo'
      readonly text: string
      readonly by: 'us' | 'person'
      readonly target?: string
      readonly delivery?: string
    }
)
type Doing<H> = H extends { readonly does: infer D } ? D : never
/** Every thing that can happen, for walking over them. */
export type Does = Doing<Happened>

/** A call of ours to the platform, as it came in. `path` with its query; names of headers in lower case. */
export type DoubleCall = {
  readonly method: string
  readonly path: string
  readonly headers: { readonly [name: string]: string }
  readonly body: Uint8Array
}

/** Takes calls of a protocol on a port of the loopback (0: a free one); `answerTo` gives null for a call that no answer comes to. */
export type Listen = (
  port: number,
  answerTo: (call: DoubleCall) => Promise<PlatformAnswer | null>,
) => Promise<{ readonly port: number; readonly close: () => Promise<void> }>

/** What a customer's screen shows of one call that sends. */
export type Heard = {
  /** where it goes, as our event named the customer */
  readonly to: string
  readonly text: string
  readonly buttons: readonly { readonly label: string; readonly value: string }[]
  /** `url`: or what the platform calls a file that it was given */
  readonly media?: { readonly kind: ReceivedMedia['kind']; readonly url: string }
  /** not shown: our own name of it, where the platform tells of it by that too */
  readonly delivery?: string
}

/** A platform played without one: pure, it signs what it posts, and answers what it is sent. The server around it is `playDouble`. */
export interface Double<C extends Channel = Channel> {
  readonly kind: C['kind']
  /** who acts is an agent of a contact centre behind us, and `from` the customer whom they speak with, as we call them there */
  readonly isCentre?: true
  /** with what a channel is set up that speaks with the double at this address; invented, and good nowhere else */
  readonly settings: (apiUrl: string) => Omit<C, 'flow'>
  /** where a customer is reached, made of digits; missing: the digits themselves */
  readonly addressOf?: (digits: string) => string
  /** the handshake and the body that it must be answered with; null: the platform has none */
  readonly handshake: ((settings: C) => { readonly hook: DoubleHook; readonly answer: string }) | null
  /** what the platform posts of it, in order, signed for the address that it posts to; null: it has no such thing, for a reason that `lacks` gives */
  readonly tell: (happened: Happened, settings: C, hookUrl: string) => readonly DoubleHook[] | null
  /** several things in one webhook; null: the platform posts each alone */
  readonly tellTogether: ((happened: readonly Happened[], settings: C, hookUrl: string) => DoubleHook) | null
  /** tells the aliases of a person */
  readonly tellsAliases?: true
  /** several pictures that are sent together come with the name of their album */
  readonly hasAlbums?: true
  /** why the platform tells nothing of these */
  readonly lacks: { readonly [does in Does]?: string }
  /** missing: it is called by HTTP */
  readonly listen?: Listen
  /** what a call shows to the customer; null: it sends no message. Throws nothing: `authorized` is told apart */
  readonly hear: (call: DoubleCall) => Heard | null
  /** whether a call shows the credentials of `settings` */
  readonly isAuthorized: (call: DoubleCall, settings: C) => boolean
  /** whether a call gives the platform a file, which it may refuse; missing: files have addresses */
  readonly isUpload?: (call: DoubleCall) => boolean
  /** the address that a call has the platform post to; missing: it is told so by hand */
  readonly hookSetBy?: (call: DoubleCall) => string | null
  /** the name of a call that is taken once, however often it comes; missing: there is no such thing */
  readonly keyOf?: (call: DoubleCall) => string | null
  /** how the platform answers a call that it takes; `id` of digits names the message, and `externalId` is what its events call it; `hookUrl`: the address that was set */
  readonly take: (
    call: DoubleCall,
    id: string,
    hookUrl: string | null,
  ) => { readonly answer: PlatformAnswer; readonly externalId: string | null }
  /** how it answers a call that it refuses; a class that is missing is none of this platform's */
  readonly refusals: { readonly [failure in FailureClass]?: PlatformAnswer }
}
