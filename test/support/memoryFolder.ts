/*
 * As vitest's global setup: temporary folders are made in memory, where a system has room for that, and are gone when the run ends. The databases,
 * repositories and browser profiles of a run write gigabytes; a disk takes four times the processor's time for them.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const ROOM = 2 * 1024 ** 3
/** With the process of the run in it. */
const NAME = /^usher-test-(\d+)-/

export function setup(): () => void {
  if (!hasRoom()) return () => {}
  removeLeft()
  const { TMPDIR } = process.env
  const folder = mkdtempSync(join(MEMORY, `usher-test-${process.pid}-`))
  // The account that runs PostgreSQL is another.
  chmodSync(folder, 0o711)
  process.env.TMPDIR = folder
  return () => {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
    rmSync(folder, { recursive: true, force: true })
  }
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize >= ROOM
}

/** What runs that were killed have left. */
function removeLeft(): void {
  for (const name of readdirSync(MEMORY)) {
    const pid = NAME.exec(name)?.[1]
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(MEMORY, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
