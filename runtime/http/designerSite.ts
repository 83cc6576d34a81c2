import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** The built designer: where its files are, and whether they are there yet. */
export type DesignerSite = {
  readonly folder: string
  readonly state: () => 'ready' | 'building' | 'failed'
  /** ends a build under way */
  readonly close: () => void
}

type Options = {
  /** the project's folder, with designer/ in it */
  readonly root: string
  readonly report: (line: string) => void
}

/** As after `npm ci --omit=dev`. */
const NO_TOOLS = 'what builds it is not installed. Run npm ci, or host the package that npm pack makes.'
/** What the built files are made of. */
const SOURCES = ['designer', 'schemas', 'runtime/engine', 'runtime/proof']

/**
 * Gives the designer's built files, and builds them first, in the background, when they are missing or older than their sources: so
 * `npm ci && npm start` is all that there is to do, and the host answers messages at once. In a process of its own, because a build takes
 * seconds of computing that customers' messages must not wait for.
 */
export function openDesignerSite({ root, report }: Options): DesignerSite {
  const folder = join(root, 'designer/dist')
  let state: 'ready' | 'building' | 'failed' = 'building'
  let end = () => {}
  void isFresh(root, folder).then((fresh) => {
    if (fresh) {
      state = 'ready'
      return
    }
    const build = spawn(process.execPath, [join(root, 'designer/build.ts')], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    end = () => build.kill()
    let said = ''
    build.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2_000)
    })
    build.once('error', (error) => finish(error.message))
    build.once('exit', (code, signal) => {
      if (signal === null) finish(code === 0 ? null : said.includes("Cannot find package 'vite'") ? NO_TOOLS : said)
    })
  })
  function finish(problem: string | null): void {
    state = problem === null ? 'ready' : 'failed'
    if (problem !== null) report(`the designer could not be built: ${problem.trim()}`)
  }
  return { folder, state: () => state, close: () => end() }
}

/** Whether the built files are newer than everything that they are made of; the package has nothing to build them with, and its files are taken as they are. */
async function isFresh(root: string, folder: string): Promise<boolean> {
  const built = await modifiedAt(join(folder, 'index.html'))
  if (built === null) return false
  if ((await modifiedAt(join(root, 'designer/build.ts'))) === null) return true
  const sources = await Promise.all(SOURCES.map((source) => newestIn(join(root, source), folder)))
  return Math.max(...sources) <= built
}

async function newestIn(source: string, except: string): Promise<number> {
  const entries = await readdir(source, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.startsWith(except))
  const times = await Promise.all(files.map((entry) => modifiedAt(join(entry.parentPath, entry.name))))
  return times.reduce<number>((newest, time) => Math.max(newest, time ?? 0), 0)
}

const modifiedAt = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  )
