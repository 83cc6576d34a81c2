import type { Command } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { count, printLine } from '../print.ts'
import { embeddedFolder, folderOf } from './backup.ts'

/** Puts a copy of the embedded database where a host will use it. */
export const restore: Command = {
  name: 'restore',
  summary: 'Put a backup where a host will use it, and see that it is sound',
  usage: 'DIR [options]',
  positionals: 1,
  options: {},
  more: `Copies what usher backup has put in DIR into the folder USHER_DATA (default ./.usher), which must hold no database: nothing is written
over. What was still to be sent when the backup was taken may have been sent since: the next host that starts on it takes messages, and
sends nothing until usher resume says what shall become of it. With PostgreSQL use its own tools: what pg_basebackup, pgBackRest or pg_dump have saved.
--json prints { folder, conversations, turns }.`,
  async run({ values, positionals, io, env }) {
    const from = folderOf(positionals[0], 'From where? Write usher restore DIR.')
    const folder = embeddedFolder(env, 'pgBackRest, or pg_restore for what pg_dump has saved')
    const { restoreBackup } = await import('../../backups.ts')
    const verified = await restoreBackup(from, folder)
    const { conversations, turns } = verified
    printLine(
      io.stdout,
      values.json === true
        ? JSON.stringify({ folder, ...verified })
        : `${count(conversations, 'conversation')} with ${count(turns, 'turn')} in ${folder}, opened and read whole`,
    )
    return EXIT_CODES.ok
  },
}
