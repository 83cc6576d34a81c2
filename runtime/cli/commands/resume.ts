import { AppError } from '../../AppError.ts'
import { askHost, HOST_OPTIONS, hostOf } from '../askHost.ts'
import type { Command } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { readWhen, SAY_WHEN } from '../journalOptions.ts'
import { count, printLine } from '../print.ts'

const options = {
  ...HOST_OPTIONS,
  'discard-due-before': {
    type: 'string',
    placeholder: 'WHEN',
    description: 'do not send or call what was due before; without it everything goes out',
  },
} as const

/** Lets work go on that rests since the database was put back. */
export const resume: Command<typeof options> = {
  name: 'resume',
  summary: 'Send, call and time out again, after a restored database had that rest',
  usage: '[options]',
  positionals: 0,
  options,
  more: `A host that finds its database put back to an earlier time takes messages and decides them as ever, but sends nothing, calls nobody and
fires no timer: it cannot know what has gone out since. GET /api/hold, /readyz, /metrics and the designer say so. This ends it, on all
hosts of the database at once. With --discard-due-before, usually the time at which the database was put back, messages that were due
earlier are given up (they are listed at /api/outbox/dead, and can be revived one by one), and bots and services are not called: such
conversations go on by the exit "failed". Timers fire in any case, so that nobody is left waiting.
${SAY_WHEN}

USHER_TOKEN is a token of role admin, when the host asks for one. Ends with 1 when nothing rests. --json prints { messages, calls }: what
was given up.`,
  async run({ values, io, env }) {
    const before = values['discard-due-before']
    const body =
      before === undefined
        ? {}
        : { discardDueBefore: new Date(readWhen('discard-due-before', before, Date.now())).toISOString() }
    const answer = await askHost(hostOf(values, env), '/api/resume', env, { method: 'POST', body, may: 'resume' })
    const { messages, calls } = readResumed(answer)
    printLine(
      io.stdout,
      values.json === true
        ? JSON.stringify({ messages, calls })
        : `Work goes on. Given up: ${count(messages, 'message')}, ${count(calls, 'call')}.`,
    )
    return EXIT_CODES.ok
  },
}

function readResumed(answer: unknown): { readonly messages: number; readonly calls: number } {
  if (typeof answer === 'object' && answer !== null && 'messages' in answer && 'calls' in answer)
    return { messages: Number(answer.messages), calls: Number(answer.calls) }
  throw new AppError('unavailable', { detail: 'The host answers in another way than this version of usher reads.' })
}
