import type { Json } from '../../../schemas/flow.ts'
import { AppError } from '../../AppError.ts'
import { nearest } from '../../engine/files/nearest.ts'
import { parseDuration } from '../../engine/parseDuration.ts'
import type { Give } from '../../proof/scenario/runScenario.ts'

/** What a line of a chat asks for: something to happen, or something of the chat itself. */
export type ChatLine =
  | { readonly type: 'give'; readonly step: Give }
  | { readonly type: 'press'; readonly button: number }
  | { readonly type: 'why' | 'help' | 'quit' | 'nothing' }

const WORDS = ['after', 'bot', 'request', 'agent', 'why', 'help', 'quit']
/** A virtual clock that passes the year 9999 has no dates any more. */
const LONGEST_MS = 366 * 24 * 3_600_000

export const CHAT_HELP = `  text                        what the customer writes; //text begins with a slash
  /1, /2 …                    press a button of the last message
  /after PT1H                 let time pass: ISO 8601, P366D at most
  /bot text                   the bot replies
  /bot handback [outcome]     the bot is done; variables may follow: /bot handback solved {"order":"A-1"}
  /bot fails                  the bot does not answer
  /request 200 {"tier":"gold"}  the request returns, with a body or without
  /request fails              the request does not
  /agent closes               the agent has finished
  /why                        why the last turn went as it did
  /quit                       end the chat`

/** Reads a line as its author meant it. Throws `badRequest` for a command that cannot be understood. */
export function readChatLine(line: string): ChatLine {
  if (line.trim() === '') return { type: 'nothing' }
  if (!line.startsWith('/')) return say(line)
  if (line.startsWith('//')) return say(line.slice(1))
  const [, word = '', rest = ''] = /^\/(\S*)\s*(.*)$/s.exec(line.trim()) ?? []
  if (/^\d+$/.test(word)) return { type: 'press', button: Number(word) }
  switch (word) {
    case 'after':
      return { type: 'give', step: { after: readDuration(rest) } }
    case 'bot':
      return { type: 'give', step: { bot: readBot(rest) } }
    case 'request':
      return { type: 'give', step: { request: readRequest(rest) } }
    case 'agent':
      if (rest !== 'closes') throw wrong('Write /agent closes.')
      return { type: 'give', step: { agent: 'closes' } }
    case 'why':
    case 'help':
    case 'quit':
      return { type: word }
    default: {
      const near = nearest(word, WORDS)
      throw wrong(`There is no /${word}. ${near === null ? 'See /help.' : `Did you mean /${near}?`}`)
    }
  }
}

const say = (text: string): ChatLine => ({ type: 'give', step: { customer: text } })

function readDuration(text: string): string {
  const ms = parseDuration(text)
  if (ms === null || ms > LONGEST_MS)
    throw wrong('Write a duration of P366D at most, as ISO 8601 has it: /after PT1H, /after P1DT30M.')
  return text
}

function readBot(text: string): Extract<Give, { bot: unknown }>['bot'] {
  if (text === '') throw wrong('Write what the bot replies, /bot handback [outcome], or /bot fails.')
  if (text === 'fails') return 'fails'
  const handback = /^handback(?:\s+([^\s{]\S*))?(?:\s+(\{.*))?$/s.exec(text)
  if (handback === null) return { replies: [text] }
  const [, outcome, json] = handback
  const variables = json === undefined ? undefined : readJson(json)
  if (variables !== undefined && !isRecord(variables))
    throw wrong('The variables of a handback are an object: {"order":"A-1"}.')
  return {
    handback: { ...(outcome === undefined ? {} : { outcome }), ...(variables === undefined ? {} : { variables }) },
  }
}

function readRequest(text: string): Extract<Give, { request: unknown }>['request'] {
  if (text === 'fails') return 'fails'
  const match = /^([1-5]\d\d)(?:\s+(.+))?$/s.exec(text)
  if (match === null) throw wrong('Write /request 200, /request 200 {"tier":"gold"}, or /request fails.')
  const [, status, json] = match
  return { status: Number(status), ...(json === undefined ? {} : { body: readJson(json) }) }
}

function readJson(text: string): Json {
  try {
    return JSON.parse(text) as Json // JSON.parse gives JSON
  } catch (cause) {
    throw wrong(`That is no JSON: ${cause instanceof Error ? cause.message : text}`)
  }
}

function isRecord(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const wrong = (detail: string): AppError => new AppError('badRequest', { detail })
