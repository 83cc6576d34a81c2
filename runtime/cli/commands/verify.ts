import type { Command } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { count, paint, printable, printLine } from '../print.ts'

/** Holds a database against what is to hold in every one. */
export const verify: Command = {
  name: 'verify',
  summary: 'See whether a database keeps what is to hold in every one',
  usage: '[DIR] [options]',
  positionals: 1,
  options: {},
  more: `Verifies DATABASE_URL, or the embedded database in DIR (also a backup; default USHER_DATA or ./.usher), which no host may use meanwhile.
Nothing is changed. Turns are numbered without a gap and each is there once; who owns a conversation agrees with its last turn and its
queue item; deliveries, calls, timers, addresses and releases belong together. It reads every row, in some twenty statements; on PostgreSQL
a restored copy is a better place for it than the database that hosts use.

Ends with 1 when something does not hold; of each kind the first 20 rows are named. --json prints { conversations, turns, violations }, and of
each violation { invariant, total, rows }.`,
  async run({ values, positionals, io, env }) {
    const [folder] = positionals
    const { verify: verifyPlace } = await import('../../verify.ts')
    const verdict = await verifyPlace(
      folder === undefined && env.DATABASE_URL
        ? { databaseUrl: env.DATABASE_URL }
        : { folder: folder ?? (env.USHER_DATA || './.usher') },
    )
    const { conversations, turns, violations } = verdict
    if (values.json === true) printLine(io.stdout, JSON.stringify(verdict))
    else {
      for (const { invariant, total, rows } of violations) {
        printLine(io.stdout, `${paint(io.stdout, 'red', invariant)} ${count(total, 'violation')}`)
        for (const row of rows) printLine(io.stdout, `  ${printable(row)}`)
        if (total > rows.length) printLine(io.stdout, `  and ${total - rows.length} more`)
      }
      const verified = `${count(conversations, 'conversation')} with ${count(turns, 'turn')}`
      printLine(
        io.stdout,
        violations.length === 0
          ? `${verified}: everything holds`
          : `${verified}: ${count(violations.length, 'rule')} broken`,
      )
    }
    return violations.length === 0 ? EXIT_CODES.ok : EXIT_CODES.problems
  },
}
