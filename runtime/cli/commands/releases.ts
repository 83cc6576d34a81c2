import { AppError } from '../../AppError.ts'
import { HOST_OPTIONS, hostOf } from '../askHost.ts'
import type { Command, Io } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { paint, printable, printLine } from '../print.ts'
import { askReleases, type ReleasesAnswer } from '../publish/hostAnswers.ts'
import { shortHash } from '../publish/printStanding.ts'
import { sayTime } from '../publish/sayDeployment.ts'

const options = {
  ...HOST_OPTIONS,
  limit: { type: 'string', short: 'n', placeholder: 'NUMBER', description: 'how many, the newest first; default 20' },
} as const

/** Lists what was published. */
export const releases: Command<typeof options> = {
  name: 'releases',
  summary: 'List the releases of a host: what is live, since when, and who stands where',
  usage: '[options]',
  positionals: 0,
  options,
  more: `Each line: hash, first published (UTC), git commit, conversations mid-flow on it, what it is now, note. --json prints { releases: [{ hash,
publishedAt, note, commit, standing }], deployment: { live, canary, onStanding, before, at } }.`,
  async run({ values, io, env }) {
    const limit = readLimit(values.limit ?? '20')
    const answer = await askReleases('releases', { base: hostOf(values, env), env }, `/api/releases?limit=${limit}`, {
      may: 'read releases',
    })
    if (values.json === true) printLine(io.stdout, JSON.stringify(answer, null, 2))
    else printReleases(io, answer)
    return EXIT_CODES.ok
  },
}

function printReleases({ stdout }: Io, { releases: list, deployment }: ReleasesAnswer): void {
  const rows = list.map(({ hash, publishedAt, commit, standing, note }) => [
    shortHash(hash),
    sayTime(publishedAt),
    commit === null ? '-' : commit.replace(/^([0-9a-f]{7})[0-9a-f]*/, '$1'),
    standing === 0 ? '' : `${standing} mid-flow`,
    sayMark(hash, deployment),
    printable(note ?? '').replaceAll('\n', ' '),
  ])
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)))
  for (const [index, row] of rows.entries()) {
    const line = row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
    printLine(stdout, list[index]?.hash === deployment?.live ? paint(stdout, 'bold', line) : line)
  }
  if (rows.length === 0) printLine(stdout, 'Nothing was published yet.')
}

function sayMark(hash: string, deployment: ReleasesAnswer['deployment']): string {
  if (deployment?.live === hash) return 'live'
  if (deployment?.canary?.release === hash) return `canary ${deployment.canary.percent}%`
  return deployment?.before === hash ? 'live before' : ''
}

function readLimit(text: string): number {
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  if (limit >= 1 && limit <= 500) return limit
  throw new AppError('badRequest', { detail: `--limit: "${text}" is no number from 1 to 500.` })
}
