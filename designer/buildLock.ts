import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const LOOK_MS = 100

/**
 * Takes a lock between processes, in a folder of its own. Null: another process had it when this was called and has given it back since, so what it is for has just been done.
 * Otherwise the answer gives it back. Who was killed holds nothing.
 */
export async function takeBuildLock(folder: string): Promise<(() => void) | null> {
  const file = join(folder, 'pid')
  const giveBack = () => rmSync(file, { force: true })
  mkdirSync(folder, { recursive: true })
  for (let hasWaited = false; ; await setTimeout(LOOK_MS)) {
    if (write(file)) {
      if (!hasWaited) return giveBack
      giveBack()
      return null
    }
    const isLeftBehind = !isRunning(holderOf(file))
    if (isLeftBehind) giveBack()
    hasWaited = !isLeftBehind
  }
}

function write(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Null: it is being written, or has just been given back. */
function holderOf(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8')) || null
  } catch {
    return null
  }
}

function isRunning(pid: number | null): boolean {
  try {
    return pid === null || process.kill(pid, 0)
  } catch {
    return false
  }
}
