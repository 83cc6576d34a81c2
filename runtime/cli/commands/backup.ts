import { join } from 'node:path'
import { AppError } from '../../AppError.ts'
import { askHost, HOST_OPTIONS, hostOf } from '../askHost.ts'
import type { Command, CommandEnv } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { count, printLine } from '../print.ts'

/** As long as a disk may take for a copy. */
const COPY_MS = 60 * 60_000

/** Copies the embedded database. */
export const backup: Command<typeof HOST_OPTIONS> = {
  name: 'backup',
  summary: 'Copy the embedded database, and see that the copy is sound',
  usage: 'DIR [options]',
  positionals: 1,
  options: HOST_OPTIONS,
  more: `Copies the folder USHER_DATA (default ./.usher) to DIR, which must be empty or not exist, and opens the copy and reads all of it. A host
that runs makes the copy itself, and answers nobody while it does (a second for some 100 MB): USHER_TOKEN is a token of role admin, when
it asks for one. With PostgreSQL use its own tools: pg_basebackup or pgBackRest, pg_dump to move.
--json prints { folder, conversations, turns }.`,
  async run({ values, positionals, io, env }) {
    const to = folderOf(positionals[0], 'Where to? Write usher backup DIR.')
    const from = embeddedFolder(env, 'pg_basebackup or pgBackRest (pg_dump to move it elsewhere)')
    const { takeBackup } = await import('../../backups.ts')
    const verified = await takeBackup(from, to, async () => {
      await askHost(hostOf(values, env), '/api/backup', env, { method: 'POST', may: 'back up', answerMs: COPY_MS })
    })
    const { conversations, turns } = verified
    printLine(
      io.stdout,
      values.json === true
        ? JSON.stringify({ folder: to, ...verified })
        : `${count(conversations, 'conversation')} with ${count(turns, 'turn')} in ${join(to)}, opened and read whole`,
    )
    return EXIT_CODES.ok
  },
}

/** The folder of the embedded database; throws when the environment names PostgreSQL, whose `tools` do it. */
export function embeddedFolder(env: CommandEnv, tools: string): string {
  if (env.DATABASE_URL)
    throw new AppError('badRequest', {
      detail: `DATABASE_URL names PostgreSQL: use its own tools for that, ${tools}.`,
    })
  if (env.USHER_DATA === 'memory')
    throw new AppError('badRequest', { detail: 'USHER_DATA is "memory": nothing of it is kept.' })
  return env.USHER_DATA || './.usher'
}

/** The folder that a command names. */
export function folderOf(named: string | undefined, ask: string): string {
  if (named !== undefined && named !== '') return named
  throw new AppError('badRequest', { detail: ask })
}
