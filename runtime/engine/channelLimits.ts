import type { Media } from '../../schemas/flow.ts'
import type { Channel } from '../../schemas/resources.ts'

/** What a platform takes. null: it sets no limit, or none that matters here. */
export type ChannelLimits = {
  /** characters of one text; `sms` counts in segments instead, see `textLimit` */
  readonly text: number | null
  /** buttons under one text; null: there are none, and they are shown as numbered text */
  readonly quickReplies: number | null
  /** ms after the customer's last message in which it may be answered freely */
  readonly replyWindow: number | null
  /** messages that may go out for each one of the customer's */
  readonly replies: number | null
  /** kinds of media that it shows; any other arrives as a link */
  readonly media: readonly Media['kind'][]
}

const HOUR = 3_600_000
const ALL = ['image', 'video', 'audio', 'file'] as const
const NO_FILE = ['image', 'video', 'audio'] as const

/**
 * One table, easy to change. Lines marked ? rest on one secondary source or on a related platform; platforms change these figures without much
 * notice. LINE turns from reply tokens to counted push messages.
 */
export const CHANNEL_LIMITS: { readonly [kind in Channel['kind']]: ChannelLimits } = {
  web: { text: null, quickReplies: null, replyWindow: null, replies: null, media: ALL },
  // 3 buttons, or a list of 10 rows.
  whatsapp: { text: 4_096, quickReplies: 10, replyWindow: 24 * HOUR, replies: null, media: ALL },
  // Media go as MMS where the carrier has it ?
  sms: { text: null, quickReplies: null, replyWindow: null, replies: null, media: ['image', 'video'] },
  messenger: { text: 2_000, quickReplies: 10, replyWindow: 24 * HOUR, replies: null, media: ALL },
  line: { text: 5_000, quickReplies: 10, replyWindow: null, replies: null, media: NO_FILE },
  telegram: { text: 4_096, quickReplies: 10, replyWindow: null, replies: null, media: ALL },
  x: { text: null, quickReplies: 10, replyWindow: null, replies: 5, media: ['image', 'video'] },
  // ? 48 h for customer service; voice and video ?
  wechat: { text: null, quickReplies: null, replyWindow: 48 * HOUR, replies: null, media: NO_FILE },
  // ? as Messenger
  instagram: { text: 2_000, quickReplies: 10, replyWindow: 24 * HOUR, replies: null, media: NO_FILE },
}

/** A text of more segments is a letter, not a text message: our own bound, for each segment is paid. */
export const SMS_SEGMENTS = 10
/** Characters of one of several segments in the two alphabets (3GPP TS 23.038); a segment alone holds 160 and 70. */
const GSM_7 = 153
const UCS_2 = 67
const GSM_7_ALPHABET = /^[A-Za-z0-9@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà\f^{}\\[~\]|€]*$/

/** How many characters `text` may have on a channel of this kind; null: any number. */
export function textLimit(kind: Channel['kind'], text: string): number | null {
  if (kind !== 'sms') return CHANNEL_LIMITS[kind].text
  return (GSM_7_ALPHABET.test(text) ? GSM_7 : UCS_2) * SMS_SEGMENTS
}
