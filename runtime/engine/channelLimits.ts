import type { Media } from '../../schemas/flow.ts'
import type { Channel } from '../../schemas/resources.ts'

/** What a platform takes. null: it sets no limit, or none that matters here. */
export type ChannelLimits = {
  /** characters of one text; `sms` counts in segments instead, see `textLimit` */
  readonly text: number | null
  /** buttons under one text; null: there are none, and they are shown as numbered text */
  readonly quickReplies: number | null
  /** characters of a button, see `labelLimit`; null: a long one is shown whole, or there are none */
  readonly label: number | null
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
  web: { text: null, quickReplies: null, label: null, replyWindow: null, replies: null, media: ALL },
  // 3 buttons, or a list of 10 rows.
  whatsapp: { text: 4_096, quickReplies: 10, label: 20, replyWindow: 24 * HOUR, replies: null, media: ALL },
  // Media go as MMS where the carrier has it ?
  sms: { text: null, quickReplies: null, label: null, replyWindow: null, replies: null, media: ['image', 'video'] },
  messenger: { text: 2_000, quickReplies: 10, label: 20, replyWindow: 24 * HOUR, replies: null, media: ALL },
  line: { text: 5_000, quickReplies: 10, label: 20, replyWindow: null, replies: null, media: NO_FILE },
  telegram: { text: 4_096, quickReplies: 10, label: null, replyWindow: null, replies: null, media: ALL },
  x: { text: null, quickReplies: 10, label: null, replyWindow: null, replies: 5, media: ['image', 'video'] },
  // ? 48 h for customer service; voice and video ?
  wechat: { text: null, quickReplies: null, label: null, replyWindow: 48 * HOUR, replies: null, media: NO_FILE },
  // ? as Messenger
  instagram: { text: 2_000, quickReplies: 10, label: 20, replyWindow: 24 * HOUR, replies: null, media: NO_FILE },
  weibo: { text: null, quickReplies: null, label: null, replyWindow: 48 * HOUR, replies: null, media: ['image'] },
  email: { text: null, quickReplies: null, label: null, replyWindow: null, replies: null, media: [] },
  genesys: { text: null, quickReplies: null, label: null, replyWindow: null, replies: null, media: ALL },
  sunshine: { text: 4_096, quickReplies: 10, label: null, replyWindow: null, replies: null, media: ALL },
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

/** On WhatsApp more than so many choices are rows of a list, and a row is longer than a button. */
const WHATSAPP_BUTTONS = 3
const WHATSAPP_ROW = 24

/** How many characters a button may have that is one of `count`; null: any number, or no button is shown. */
export function labelLimit(kind: Channel['kind'], count: number): number | null {
  const { quickReplies, label } = CHANNEL_LIMITS[kind]
  if (quickReplies === null || count > quickReplies) return null
  return kind === 'whatsapp' && count > WHATSAPP_BUTTONS ? WHATSAPP_ROW : label
}

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The length of a label as the platform counts it: LINE by what a reader takes for a character (? one source), Meta by code points. */
export function labelLength(kind: Channel['kind'], label: string): number {
  return kind === 'line' ? [...GRAPHEMES.segment(label)].length : [...label].length
}
