import { readOptionValue } from '../../engine/match/optionValue.ts'
import type { Io } from '../Command.ts'
import { paint, printLine, type Style } from '../print.ts'
import type { Chat, ChatTurn, Happened } from './createChat.ts'

const STYLES: { readonly [who: string]: Style } = {
  customer: 'dim',
  flow: 'cyan',
  bot: 'cyan',
  host: 'yellow',
  clock: 'dim',
}

/** Prints what a line of the chat led to: what was said and done, the buttons, and where the conversation stands. `echo` repeats what the customer wrote, for a reader who does not see it typed. */
export function printHappened(io: Io, chat: Chat, { lines, turns }: Happened, echo: boolean): void {
  for (const { who, text } of lines) {
    if (who === 'customer' && !echo) continue
    const [first = '', ...more] = text.split('\n')
    printLine(io.stdout, `${paint(io.stdout, STYLES[who] ?? 'dim', who.padEnd(8))} ${first}`)
    for (const line of more) printLine(io.stdout, `${' '.repeat(9)}${line}`)
  }
  // A menu has its options as numbered lines in its text already, and the number is its answer.
  const buttons = chat.buttons().filter(({ value }) => readOptionValue(value) === null)
  if (turns.length > 0 && buttons.length > 0) {
    printLine(
      io.stdout,
      `${' '.repeat(9)}${chat
        .buttons()
        .map(({ label }, index) => `[/${index + 1} ${label}]`)
        .join('  ')}`,
    )
  }
  const last = turns.at(-1)
  if (last === undefined && lines.length > 0) return
  const standing = last === undefined ? `Nothing happened. It is ${sayTime(chat.now())} UTC.` : sayStanding(last)
  printLine(io.stdout, paint(io.stdout, 'dim', `${' '.repeat(9)}${standing}`))
}

export const sayTime = (at: number): string => new Date(at).toISOString().replace('T', ' ').slice(0, 16)

function sayStanding({ owner, waitingAt }: ChatTurn): string {
  if (owner === 'bot')
    return `The bot has the conversation${waitingAt === null ? '' : ` at ${waitingAt}`}: /bot text, /bot handback, /bot fails`
  if (owner === 'queue') return 'The conversation is in the queue: /agent closes ends it'
  if (owner === 'agent') return 'An agent has the conversation'
  if (owner === 'closed') return 'The conversation is closed'
  return waitingAt === null ? '' : `Waiting at ${waitingAt}`
}
