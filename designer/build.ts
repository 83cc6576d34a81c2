/* Builds the designer into designer/dist; run as a program. Writes beside it first and swaps, so that a host never serves half a build. */
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

const dist = join(import.meta.dirname, 'dist')
const fresh = `${dist}-${process.pid}`
const old = `${fresh}-old`

try {
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'error', build: { outDir: fresh } })
  await rename(dist, old).catch(() => {}) // there is none the first time
  await rename(fresh, dist)
} finally {
  await rm(fresh, { recursive: true, force: true })
  await rm(old, { recursive: true, force: true })
}
