import { existsSync } from 'node:fs'
import { AppError } from '../../AppError.ts'
import type { Host } from '../../main.ts'
import { hostOf } from '../askHost.ts'
import { type Command, type CommandEnv, type Io, workspaceFolder } from '../Command.ts'
import { curlLine } from '../curlLine.ts'
import { EXIT_CODES } from '../exitCodes.ts'
import { invocation, paint, printLine } from '../print.ts'
import { putSamples } from '../putSamples.ts'

const options = {
  port: { type: 'string', short: 'p', placeholder: 'PORT', description: 'default PORT or 3000; 0 takes a free one' },
  host: { type: 'string', placeholder: 'ADDRESS', description: 'default HOST or 127.0.0.1' },
  watch: {
    type: 'boolean',
    description: 'publish again when files change (--no-watch: do not); default on a terminal',
  },
  designer: { type: 'boolean', description: 'serve the designer; default. --no-designer: messages and queues only' },
} as const

/** Runs the host until it is told to stop. */
export const start: Command<typeof options> = {
  name: 'start',
  summary: 'Run the host: publish the workspace and take messages',
  usage: '[options]',
  positionals: 0,
  options,
  more: `Environment
  PORT, HOST          where it listens
  DATABASE_URL        PostgreSQL; without it the data is kept in USHER_DATA
  USHER_DATA          folder of the built-in database; default ./.usher, "memory" keeps nothing
  USHER_WORKSPACE     the folder of flows; default ./flows, which begins with the samples where nothing is yet
  USHER_TOKENS        role:token,role:token; needed to listen on more than loopback
  USHER_SECRETS       names (or beginnings, SHOP_*) of the environment that files may read; without it none
  USHER_EGRESS_ALLOW  hosts and networks that bots, requests and files of flows may be at although they are private

--json prints { url, release, database, workspace, watch, designer, notes } on a line once it listens.`,
  async run({ values, io, env }) {
    const folder = workspaceFolder(values, env)
    const isNamed = values.workspace !== undefined || !!env.USHER_WORKSPACE
    if (!isNamed && !existsSync(folder) && isFirst(env)) {
      await putSamples(folder)
      printLine(io.stderr, `${folder} was not there: it has the sample workspace now.`)
    }
    // A stateless host may run without a folder: it serves what others published.
    const workspace = isNamed || !env.DATABASE_URL || existsSync(folder) ? folder : undefined
    const watch = values.watch ?? (io.stdout.isTTY === true && env.NODE_ENV !== 'production')
    const database = env.DATABASE_URL || undefined
    const dataFolder = env.USHER_DATA || undefined
    const designer = values.designer ?? true
    const signals = awaitSignals(io)
    // Loaded here, so that the other commands need not wait for databases and servers.
    const { createHost } = await import('../../main.ts')
    const host = await createHost({
      ...(workspace === undefined ? {} : { workspace }),
      ...(database === undefined ? {} : { databaseUrl: database }),
      ...(dataFolder === undefined ? {} : { dataFolder }),
      host: values.host ?? (env.HOST || '127.0.0.1'),
      port: readPort(values.port ?? env.PORT),
      env,
      watch,
      designer,
      report: (line) => printLine(io.stderr, line),
    })
    const about = { database: sayDatabase(database, dataFolder), workspace: workspace ?? null, watch, designer }
    if (values.json === true) {
      const { url, notes } = host
      printLine(io.stdout, JSON.stringify({ url, release: host.release(), ...about, notes }))
    } else await sayStarted(io, env, host, about)
    const stuck = await Promise.race([signals.first.then(() => null), host.stuck])
    printLine(
      io.stderr,
      stuck === null ? 'Finishing what is under way …' : `usher: the host cannot go on and ends: ${stuck}`,
    )
    await host.close()
    return stuck === null ? EXIT_CODES.ok : EXIT_CODES.unreachable
  },
}

/** Whether nothing was ever hosted here: a host that finds its data and not its flows must not begin with others. */
const isFirst = (env: CommandEnv): boolean =>
  !env.DATABASE_URL && (env.USHER_DATA === 'memory' || !existsSync(env.USHER_DATA || './.usher'))

type About = {
  readonly database: string
  readonly workspace: string | null
  readonly watch: boolean
  readonly designer: boolean
}

async function sayStarted(io: Io, env: CommandEnv, host: Host, about: About): Promise<void> {
  const say = (text = '') => printLine(io.stdout, text)
  const label = (text: string) => paint(io.stdout, 'dim', text.padEnd(10))
  const url = host.url ?? ''
  say(`Usher listens on ${paint(io.stdout, ['bold', 'cyan'], url)}`)
  say()
  say(`  ${label('release')}${host.release().slice(0, 12)}${about.workspace === null ? '' : ` of ${about.workspace}`}`)
  say(`  ${label('database')}${about.database}`)
  if (about.watch && about.workspace !== null)
    say(`  ${label('watching')}${about.workspace}: a change that has no errors is live at once`)
  if (host.notes.length > 0) {
    say()
    for (const note of host.notes) say(`  ${paint(io.stdout, 'yellow', 'note')} ${note}`)
  }
  const tryNext = await curlLine(url, about.workspace, env)
  say()
  say('Try next')
  if (about.designer) say(`  draw a flow             open ${url} in a browser`)
  if (tryNext !== null) say(`  write as a customer     ${tryNext}`)
  say(`  talk to a flow          ${invocation(env)} chat`)
  const where = hostOf({}, env) === url ? '' : ` --url ${url}`
  say(`  see why it went so      ${invocation(env)} explain <conversationId>${where}`)
  say()
  say('Ctrl+C stops it.')
}

/** The database without its password. */
function sayDatabase(url: string | undefined, folder: string | undefined): string {
  if (url === undefined) {
    return folder === 'memory' ? 'built in, in memory: nothing is kept' : `built in, in ${folder ?? './.usher'}`
  }
  const parsed = URL.parse(url)
  return parsed === null ? 'PostgreSQL' : `PostgreSQL at ${parsed.host}${parsed.pathname}`
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return 3000
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new AppError('badRequest', { detail: `"${text}" is no port. Write a number from 0 to 65535.` })
}

/** npm passes on the SIGINT that the terminal has sent to the whole group, so one Ctrl+C may come twice. */
const SAME_SIGNAL_MS = 500

/** The first SIGINT or SIGTERM; one more ends the process at once. */
function awaitSignals(io: Io): { readonly first: Promise<void> } {
  const { promise: first, resolve } = Promise.withResolvers<void>()
  let firstAt: number | null = null
  const onSignal = () => {
    if (firstAt === null) {
      firstAt = Date.now()
      resolve()
    } else if (Date.now() - firstAt > SAME_SIGNAL_MS) {
      printLine(io.stderr, 'Stopped at once. What was not finished is taken up again at the next start.')
      process.exit(EXIT_CODES.interrupted)
    }
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  // launch.js was killed: nobody is left to pass a signal on.
  process.once('disconnect', () => resolve())
  return { first }
}
