import { AppError } from '../../AppError.ts'
import type { Happened } from '../../channels/Double.ts'
import { nearest } from '../../engine/files/nearest.ts'

/** What a line of the play asks for. `happens` gets its id, its time and who does it from the play, and what it is about: the last of theirs or ours. */
export type PlayLine =
  | { readonly type: 'happens'; readonly what: What }
  | { readonly type: 'press'; readonly button: number }
  | { readonly type: 'as'; readonly address: string }
  | { readonly type: 'treat'; readonly mood: string }
  | { readonly type: 'again' }
  | { readonly type: 'wait'; readonly until: 'heard' | 'refused' }
  | { readonly type: 'help' }
  | { readonly type: 'quit' }
  | { readonly type: 'nothing' }
/** Without what the play knows itself. */
type Known = 'id' | 'at' | 'from' | 'target'
export type What = Happened extends infer H ? (H extends Happened ? Omit<H, Known> : never) : never

export const PLAY_HELP = `  text                     what the customer writes; //text begins with a slash
  /1, /2 …                 press a button of the last message
  /image, /video, /audio, /file [text]   send one
  /sticker 😀              send a sticker
  /place 43.77 11.25       send a place
  /card Ben +390551234567  send somebody's card
  /start [payload]         come through a link
  /react 👍, /edit text, /delete         about the last message
  /optout, /optin, /block, /unblock
  /group text              write where several listen
  /new                     do what nobody knows
  /person text             somebody answers in the platform's own inbox
  /done                    an agent of a contact centre is finished; there text is what agents write
  /status read             what became of the last message: sent, delivered, read, failed
  /again                   the platform sends the last webhook once more
  /refuse throttled        the platform refuses the next message: retry, throttled, blocked, content …; silent: it takes it and never says so
  /as 39055123             be another customer
  /wait, /wait refused     until a message comes, or is refused; ten seconds at most
  /quit                    end the play`

const MEDIA = ['image', 'video', 'audio', 'file'] as const
const PLAIN = {
  optout: 'optOut',
  optin: 'optIn',
  block: 'block',
  unblock: 'unblock',
  new: 'somethingNew',
  done: 'finish',
} as const
const STATUSES = ['sent', 'delivered', 'read', 'failed'] as const
const WORDS = [
  ...MEDIA,
  ...Object.keys(PLAIN),
  ...['sticker', 'place', 'card', 'start', 'react', 'edit', 'delete', 'group', 'person', 'status'],
  ...['again', 'refuse', 'as', 'wait', 'help', 'quit'],
]

/** Reads a line as its author meant it. Throws `badRequest` for a command that cannot be understood. */
export function readPlayLine(line: string): PlayLine {
  if (line.trim() === '') return { type: 'nothing' }
  if (!line.startsWith('/')) return happens({ does: 'write', text: line })
  if (line.startsWith('//')) return happens({ does: 'write', text: line.slice(1) })
  const [, word = '', rest = ''] = /^\/(\S*)\s*(.*)$/s.exec(line.trim()) ?? []
  if (/^\d+$/.test(word)) return { type: 'press', button: Number(word) }
  const media = MEDIA.find((kind) => kind === word)
  if (media !== undefined) return happens({ does: 'sendMedia', kind: media, ...(rest === '' ? {} : { text: rest }) })
  if (Object.hasOwn(PLAIN, word)) return happens({ does: PLAIN[word as keyof typeof PLAIN] }) // one of its keys
  switch (word) {
    case 'sticker':
      return happens({ does: 'sendSticker', emoji: rest === '' ? '😀' : rest })
    case 'place':
      return happens({ does: 'sendLocation', location: readPlace(rest) })
    case 'card': {
      const [, name = '', phone = ''] = /^(.*\S)\s+(\S+)$/.exec(rest) ?? []
      if (name === '') throw wrong('Write a name and a number: /card Ben +390551234567.')
      return happens({ does: 'sendContact', name, phone })
    }
    case 'start':
      return happens({ does: 'start', ...(rest === '' ? {} : { payload: rest }) })
    case 'react':
      return happens({ does: 'react', emoji: rest === '' ? null : rest })
    case 'edit':
      return happens({ does: 'edit', text: rest })
    case 'delete':
      return happens({ does: 'delete' })
    case 'group':
      return happens({ does: 'writeInGroup', text: rest })
    case 'person':
      return happens({ does: 'echo', text: rest, by: 'person' })
    case 'status': {
      const status = STATUSES.find((each) => each === rest)
      if (status === undefined) throw wrong(`Write one of ${STATUSES.join(', ')}: /status read.`)
      return happens({ does: 'status', status })
    }
    case 'refuse':
      return { type: 'treat', mood: rest }
    case 'as':
      if (rest === '') throw wrong('Write who: /as 39055123.')
      return { type: 'as', address: rest }
    case 'again':
      return { type: 'again' }
    case 'wait':
      return { type: 'wait', until: rest === 'refused' ? 'refused' : 'heard' }
    case 'help':
      return { type: 'help' }
    case 'quit':
      return { type: 'quit' }
    default: {
      const near = nearest(word, WORDS)
      throw wrong(`There is no /${word}. ${near === null ? 'See /help.' : `Did you mean /${near}?`}`)
    }
  }
}

const happens = (what: What): PlayLine => ({ type: 'happens', what })

function readPlace(text: string) {
  const [latitude = Number.NaN, longitude = Number.NaN] = text.split(/[\s,]+/).map(Number)
  if (Number.isNaN(latitude) || Number.isNaN(longitude)) throw wrong('Write degrees: /place 43.77 11.25.')
  return { latitude, longitude }
}

const wrong = (detail: string): AppError => new AppError('badRequest', { detail })
