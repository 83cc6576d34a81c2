#!/usr/bin/env node
/*
 * Where `usher` begins, in a clone and in the package. Usher needs Node 24; this much an older one can read, and takes the one that came with
 * `npm ci` in a clone, or says what is missing.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const OLDEST = 24
const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  const own = at('../../node_modules/node/bin/node')
  if (existsSync(own)) start(own)
  else refuse(`Usher needs Node ${OLDEST} or later; this is ${process.versions.node}.`)
} else {
  // A clone has the sources, the package what was made of them.
  const entry = ['./usher.ts', '../../build/usher.js'].find((path) => existsSync(at(path)))
  if (entry === undefined) refuse('This copy of Usher is not built. Install the file that npm pack makes in a clone.')
  else {
    await import('./startQuickly.js')
    await import(entry)
  }
}

/** @param {string} reason */
function refuse(reason) {
  process.stderr.write(`usher: ${reason}\n`)
  process.exitCode = 3
}

/** @param {string} node the program */
function start(node) {
  // The last is how the child learns that this process is gone, however it went.
  const child = spawn(node, [at('./launch.js'), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  // A terminal tells both of Ctrl+C, and the child decides what it means.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === 'SIGKILL' ? 9 : 15)
  })
}
