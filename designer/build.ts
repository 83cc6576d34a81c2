/* Builds the designer into designer/dist; run as a program. Writes beside it first and swaps, so that a host never serves half a build. */
import { appendFile, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { takeBuildLock } from './buildLock.ts'
import { LICENCES } from './vite.config.ts'

/** The Eclipse Public License asks whoever passes the program on to say where its source is. */
const SOURCE_OF_ELKJS = `## Source of elkjs

The source code of elkjs is available under the Eclipse Public License 2.0 at https://github.com/kieler/elkjs, and that of ELK, which it is compiled of, at
https://github.com/eclipse-elk/elk.
`
const dist = join(import.meta.dirname, 'dist')
const fresh = `${dist}-${process.pid}`
const old = `${fresh}-old`
/** A reader may have the old one open. */
const SWAPS = 5

async function swap(): Promise<void> {
  for (let left = SWAPS; ; left -= 1) {
    await rm(old, { recursive: true, force: true })
    await rename(dist, old).catch(() => {}) // there is none the first time
    try {
      return await rename(fresh, dist)
    } catch (error) {
      if (left === 1) throw error
    }
  }
}

// Whatever the program that starts it runs as: a host would go on serving the development build of React that a test left behind.
process.env.NODE_ENV = 'production'
// Several hosts that start at once need one build.
const giveBack = await takeBuildLock(`${dist}-lock`)
if (giveBack === null) process.exit()
try {
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'error', build: { outDir: fresh } })
  // Monaco holds others' code in its own, and names it in a file of its own.
  const within = await readFile(
    join(import.meta.dirname, '../node_modules/monaco-editor/ThirdPartyNotices.txt'),
    'utf8',
  )
  await appendFile(join(fresh, LICENCES), `\n${SOURCE_OF_ELKJS}\n## Within monaco-editor\n\n${within}`)
  await swap()
} finally {
  await rm(fresh, { recursive: true, force: true })
  await rm(old, { recursive: true, force: true })
  giveBack()
}
