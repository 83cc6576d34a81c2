import { AppError } from '../AppError.ts'
import { parseDuration } from '../engine/parseDuration.ts'
import type { JournalQuery } from '../inbound/ConversationStore.ts'
import type { Journal } from '../openJournal.ts'
import type { CommandEnv, ValuesOf } from './Command.ts'

/** Options of the commands that read recorded conversations. */
export const JOURNAL_OPTIONS = {
  since: { type: 'string', placeholder: 'WHEN', description: 'conversations that began then or later; see below' },
  until: { type: 'string', placeholder: 'WHEN', description: 'conversations that began before' },
  channel: { type: 'string', placeholder: 'ID', description: 'conversations on one channel' },
  flow: { type: 'string', placeholder: 'ID', description: 'conversations that were last in one flow' },
} as const

export const SAY_WHEN = `WHEN is a day (2026-11-20, which begins at 00:00 UTC), a time with offset (2026-11-20T10:00:00+01:00), or a duration before now
(P7D, PT12H).`

/** What the options ask for. Throws `badRequest` for a time that is none. */
export function readJournalQuery(values: ValuesOf<typeof JOURNAL_OPTIONS>, now: number): JournalQuery {
  const { since, until, channel, flow } = values
  return {
    ...(since === undefined ? {} : { since: readWhen('since', since, now) }),
    ...(until === undefined ? {} : { until: readWhen('until', until, now) }),
    ...(channel === undefined ? {} : { channel }),
    ...(flow === undefined ? {} : { flow }),
  }
}

const DAY_OR_TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/

/** Epoch ms of a day, a time or a duration before `now`; throws `badRequest` for anything else. */
export function readWhen(option: string, text: string, now: number): number {
  const ago = parseDuration(text)
  if (ago !== null) return now - ago
  const at = DAY_OR_TIME.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(at)) return at
  throw new AppError('badRequest', {
    detail: `--${option}: "${text}" is no time. Write a day (2026-11-20), a time with offset (2026-11-20T10:00:00Z) or a duration before now (P7D).`,
  })
}

/** The journal of the database that a host here would use. */
export async function openHostJournal(env: CommandEnv): Promise<Journal> {
  // Loaded here, so that a command that reads a file need not wait for databases.
  const { openJournal } = await import('../openJournal.ts')
  return openJournal({
    ...(env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : {}),
    ...(env.USHER_DATA ? { dataFolder: env.USHER_DATA } : {}),
  })
}
