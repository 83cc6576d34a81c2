import { createInterface } from 'node:readline/promises'
import { AppError } from '../../AppError.ts'
import { HOST_OPTIONS, hostOf } from '../askHost.ts'
import type { Command, Io } from '../Command.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { printable, printLine } from '../print.ts'
import { askReleases, type ReleasesAnswer } from '../publish/hostAnswers.ts'
import { printStanding, shortHash } from '../publish/printStanding.ts'
import { sayDeployment } from '../publish/sayDeployment.ts'
import { readStandingOptions, SAY_POLICIES, STANDING_OPTIONS } from '../publish/standingOptions.ts'

const options = {
  ...HOST_OPTIONS,
  ...STANDING_OPTIONS,
  yes: { type: 'boolean', short: 'y', description: 'do not ask; nobody is asked but at a terminal' },
} as const

/** Puts a former release back. */
export const rollback: Command<typeof options> = {
  name: 'rollback',
  summary: 'Put the release back that was live before, or another one',
  usage: '[hash] [options]',
  positionals: 1,
  options,
  more: `Without a hash: what was before the last publication, which is the release that was live before this one, or this one without the
canary beside it. A hash may be shortened; usher releases lists them. New conversations get it at once, on every host. Customers who
are mid-flow keep their conversation.
${SAY_POLICIES}
When the release that goes has a mistake, --on-standing restart takes them off it.

USHER_TOKEN is a token of role publisher, when the host asks for one. Ends with 1 when there is nothing to go back to, or when somebody else
deployed meanwhile. --json prints { before, deployment, standing }.`,
  async run({ values, positionals, io, env }) {
    const host = { base: hostOf(values, env), env }
    const onStanding = readStandingOptions(values)
    const answer = await askReleases('releases', host, '/api/releases?limit=500')
    const { deployment: before } = answer
    if (before === null) throw new AppError('conflict', { detail: 'Nothing is live yet.' })
    const live = chooseRelease(answer, before, positionals[0])
    const policy = onStanding?.policy ?? 'pin'
    const { places } = await askReleases('standing', host, `/api/releases/${live}/standing?policy=${policy}`)
    const isQuiet = values.json === true
    if (!isQuiet) {
      printLine(io.stdout, `Live before   ${sayDeployment(before)}`)
      printLine(io.stdout, `To put back   ${sayRelease(answer, live)}`)
      printStanding(io, places)
    }
    if (values.yes !== true && !isQuiet && !(await isConfirmed(io))) {
      printLine(io.stdout, 'Nothing was changed.')
      return EXIT_CODES.problems
    }
    const body = { live, expectedLive: before.live, ...(onStanding === undefined ? {} : { onStanding }) }
    const deployment = await askReleases('deployment', host, '/api/deployment', { method: 'PUT', body })
    if (isQuiet) printLine(io.stdout, JSON.stringify({ before, deployment, standing: places }, null, 2))
    else printLine(io.stdout, `Live now      ${sayDeployment(deployment)}`)
    return EXIT_CODES.ok
  },
}

function chooseRelease(
  { releases }: ReleasesAnswer,
  deployment: NonNullable<ReleasesAnswer['deployment']>,
  wanted: string | undefined,
): string {
  if (wanted !== undefined) {
    const found = releases.filter(({ hash }) => hash.startsWith(wanted))
    if (found.length === 1 && found[0] !== undefined) return found[0].hash
    const detail =
      found.length === 0
        ? `There is no release "${wanted}". usher releases lists them.`
        : `"${wanted}" is how ${found.length} releases begin. Write more of the hash.`
    throw new AppError('notFound', { detail })
  }
  // What came last is undone first.
  if (deployment.canary !== null) return deployment.live
  if (deployment.before !== null) return deployment.before
  throw new AppError('conflict', { detail: 'No other release was live before. usher releases lists what there is.' })
}

function sayRelease({ releases }: ReleasesAnswer, wanted: string): string {
  const note = releases.find(({ hash }) => hash === wanted)?.note ?? null
  return `${shortHash(wanted)}${note === null ? '' : `: ${printable(note).replaceAll('\n', ' ')}`}`
}

/** Only who sits at a terminal is asked. */
async function isConfirmed({ stdin, stdout }: Io): Promise<boolean> {
  if (stdin.isTTY !== true || stdout.isTTY !== true) return true
  const lines = createInterface({ input: stdin, output: stdout })
  try {
    return /^y(?:es)?$/i.test((await lines.question('Put it back? [y/N] ')).trim())
  } finally {
    lines.close()
  }
}
