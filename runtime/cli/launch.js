#!/usr/bin/env node
/*
 * Where `usher` begins when it is installed. Usher is TypeScript that Node 24 runs as it is. This much is JavaScript, for two that cannot
 * read it: an older Node, where the one that came with `npm ci` is taken, and any Node when npm has copied Usher into node_modules.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST = 24
const folder = dirname(fileURLToPath(import.meta.url))
const isCopied = /[\\/]node_modules[\\/]/.test(folder)

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  const own = join(folder, '../../node_modules/node/bin/node')
  if (existsSync(own)) start(own)
  else {
    process.stderr.write(`usher: Usher needs Node ${OLDEST} or later; this is ${process.versions.node}.\n`)
    process.exitCode = 3
  }
} else if (isCopied) start(process.execPath)
else {
  await import('./startQuickly.js')
  await import('./usher.ts')
}

/** @param {string} node the program */
function start(node) {
  const { env } = process
  // By the environment, so that what this process starts can read it too. Node warns at every start that its own stripping may change.
  const reader = `--disable-warning=ExperimentalWarning --import=${new URL('./readTypeScript.js', import.meta.url).href}`
  const quickly = `--import=${new URL('./startQuickly.js', import.meta.url).href}`
  const child = spawn(node, [quickly, join(folder, 'usher.ts'), ...process.argv.slice(2)], {
    // The last is how the child learns that this process is gone, however it went.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: isCopied ? { ...env, NODE_OPTIONS: `${env.NODE_OPTIONS ?? ''} ${reader}` } : env,
  })
  // A terminal tells both of Ctrl+C, and the child decides what it means.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === 'SIGKILL' ? 9 : 15)
  })
}
