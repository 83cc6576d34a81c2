import { AppError } from '../../AppError.ts'
import { HOST_OPTIONS, hostOf } from '../askHost.ts'
import { type Command, type CommandCall, type Io, workspaceFolder } from '../Command.ts'
import { EXIT_CODES, type ExitCode } from '../exitCodes.ts'
import { paint, printLine } from '../print.ts'
import { commitOf } from '../publish/commitOf.ts'
import { endCanary } from '../publish/endCanary.ts'
import { askReleases, type PublishAnswer } from '../publish/hostAnswers.ts'
import { prepareRelease } from '../publish/prepareRelease.ts'
import { printStanding, shortHash } from '../publish/printStanding.ts'
import { sayDeployment } from '../publish/sayDeployment.ts'
import { MAP_OPTION, readStandingOptions, SAY_POLICIES, STANDING_OPTIONS } from '../publish/standingOptions.ts'
import { readPercent } from '../readPercent.ts'

const options = {
  ...HOST_OPTIONS,
  note: { type: 'string', short: 'm', placeholder: 'TEXT', description: 'why it is published' },
  canary: { type: 'string', placeholder: 'SHARE', description: 'for this share of the contacts only: 10%' },
  promote: { type: 'boolean', description: 'give the canary to everybody' },
  abort: { type: 'boolean', description: 'give the canary to nobody any more' },
  ...STANDING_OPTIONS,
  ...MAP_OPTION,
  force: {
    type: 'string',
    placeholder: 'REASON',
    description: 'publish in spite of errors and failed scenarios; the note says why',
  },
  'dry-run': { type: 'boolean', description: 'check, test and say what would happen; change nothing' },
} as const

type Call = CommandCall<typeof options>

/** Per cent. */
const LEAST_CANARY = 0.01

/** Makes the workspace live on a host. */
export const publish: Command<typeof options> = {
  name: 'publish',
  summary: 'Make the workspace live on a host, for everybody or a share of the contacts',
  usage: '[options]',
  positionals: 0,
  options,
  more: `usher publish --note "Christmas hours"
usher publish --canary 10%        then --promote, or --abort
usher publish --on-standing migrate --map menu=topics,ask=identify/ask

Checks the workspace and plays its scenarios first, and refuses what fails. USHER_TOKEN is a token of role publisher, when the host
asks for one. The same workspace again changes nothing. The git commit is recorded, with -dirty when files have changed since.

Customers who are mid-flow keep their conversation.
${SAY_POLICIES}

Ends with 1 when it is refused. --json prints { hash, isNew, before, deployment, standing: [{ release, flow, flowName, node, owner,
conversations, hasPlace, fate, to }], notes, commit, dryRun, scenarios }; of a workspace that is refused { refused, issues, scenarios }; for
--promote and --abort { before, deployment }.`,
  async run(call) {
    refuseMixtures(call)
    const { values } = call
    if (values.promote === true) return await end(call, 'promote')
    if (values.abort === true) return await end(call, 'abort')
    return await publishFolder(call)
  },
}

async function publishFolder({ values, io, env }: Call): Promise<ExitCode> {
  const onStanding = readStandingOptions(values)
  const canaryPercent = values.canary === undefined ? undefined : readPercent('canary', values.canary, LEAST_CANARY)
  const folder = workspaceFolder(values, env)
  const { files, objection, isUnreadable, errors, scenarios } = await prepareRelease(io, folder)
  if (objection !== null && (values.force === undefined || isUnreadable)) {
    if (values.json === true)
      printLine(io.stdout, JSON.stringify({ refused: objection, issues: errors, scenarios }, null, 2))
    const help = isUnreadable ? '' : ' --force "reason" publishes it all the same.'
    throw new AppError('unprocessable', { detail: `${objection} and was not published.${help}` })
  }
  const commit = await commitOf(folder)
  const dryRun = values['dry-run'] === true
  const host = { base: hostOf(values, env), env }
  const answer = await askReleases('publish', host, '/api/releases', {
    method: 'POST',
    body: {
      files,
      ...(values.note === undefined ? {} : { note: values.note }),
      ...(commit === null ? {} : { commit }),
      ...(canaryPercent === undefined ? {} : { canaryPercent }),
      ...(onStanding === undefined ? {} : { onStanding }),
      // A reason that nothing asks for is no part of the note.
      ...(objection === null || values.force === undefined ? {} : { force: values.force }),
      ...(dryRun ? { dryRun } : {}),
    },
  })
  if (values.json === true) printLine(io.stdout, JSON.stringify({ ...answer, commit, dryRun, scenarios }, null, 2))
  else {
    printAnswer(io, answer, { commit, dryRun, canaryPercent })
    const nobody = Object.keys(onStanding?.map ?? {}).filter(
      (from) => !answer.standing.some(({ node }) => node === from),
    )
    for (const note of answer.notes) printLine(io.stderr, note)
    for (const from of nobody) printLine(io.stderr, `Nobody stands at ${from}, which --map names.`)
  }
  return EXIT_CODES.ok
}

function printAnswer(
  io: Io,
  { hash, isNew, before, deployment, standing }: PublishAnswer,
  asked: { readonly commit: string | null; readonly dryRun: boolean; readonly canaryPercent: number | undefined },
): void {
  const say = (label: string, text: string) => printLine(io.stdout, `${label.padEnd(14)}${text}`)
  const { commit, dryRun, canaryPercent } = asked
  say(
    'Release',
    `${paint(io.stdout, 'bold', shortHash(hash))}${commit === null ? '' : ` of commit ${sayCommit(commit)}`}`,
  )
  say('Live before', sayDeployment(before))
  printStanding(io, standing, canaryPercent !== undefined)
  if (dryRun) say('Dry run', 'nothing was published')
  else if (!isNew && canaryPercent !== undefined && deployment?.live === hash)
    say('Unchanged', 'it is live for everybody already')
  else say(isNew ? 'Live now' : 'Unchanged', sayDeployment(deployment))
}

async function end({ values, io, env }: Call, how: 'promote' | 'abort'): Promise<ExitCode> {
  const host = { base: hostOf(values, env), env }
  const { before, deployment } = await endCanary(host, how, readStandingOptions(values))
  if (values.json === true) printLine(io.stdout, JSON.stringify({ before, deployment }, null, 2))
  else {
    printLine(io.stdout, `Live before   ${sayDeployment(before)}`)
    printLine(io.stdout, `Live now      ${sayDeployment(deployment)}`)
  }
  return EXIT_CODES.ok
}

const sayCommit = (commit: string): string => commit.replace(/^([0-9a-f]{12})[0-9a-f]*/, '$1')

/** Options that contradict each other. */
function refuseMixtures({ values }: Call): void {
  const ends = ['promote', 'abort'].filter((name) => values[name as 'promote' | 'abort'] === true) // two of its options
  if (ends.length === 0) return
  const others = ['note', 'canary', 'force', 'dry-run'] as const
  const beside = [...ends.slice(1), ...others.filter((name) => values[name] !== undefined)]
  if (beside.length === 0) return
  throw new AppError('badRequest', { detail: `--${ends[0]} and --${beside[0]} do not go together.` })
}
