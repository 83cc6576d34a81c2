import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { LOCK_FILE, lockFolder } from '../../../runtime/store/pglite/lockFolder.ts'

const running: ChildProcess[] = []
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-lock-'))
})
afterEach(async () => {
  for (const child of running.splice(0)) await kill(child)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Another process takes the lock, with a temporary folder of its own; resolves with what it prints: `held`, or why not. */
async function lockElsewhere(): Promise<{ readonly child: ChildProcess; readonly said: string }> {
  const script = `
    const { lockFolder } = await import(${JSON.stringify(new URL('../../../runtime/store/pglite/lockFolder.ts', import.meta.url).href)})
    try { globalThis.lock = lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 60_000) } catch (error) { console.log(error.message) }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TMPDIR: mkdtempSync(join(folder, 'tmp-')) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, said: String(chunk).trim() }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

describe('a data folder', () => {
  test('has one user in a process, and can be taken again at once when that one has given it back', () => {
    const lock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow('in use by another host')
    lock.release()
    lockFolder(folder).release()
  })

  test('has one user among processes that share nothing but the folder, also when that one is frozen', async () => {
    const first = await lockElsewhere()
    expect(first.said).toBe('held')
    const inUse = `The data folder "${folder}" is in use by another host. Stop that one, or give this one a folder of its own with USHER_DATA.`
    expect((await lockElsewhere()).said).toBe(inUse)
    first.child.kill('SIGSTOP')
    expect(() => lockFolder(folder)).toThrow(inUse)
  })

  test('is free in the instant in which its user is killed', async () => {
    const { child, said } = await lockElsewhere()
    expect(said).toBe('held')
    await kill(child)
    lockFolder(folder).release()
  })

  test('holds one empty file for it', async () => {
    lockFolder(folder).release()
    expect(readdirSync(folder).filter((name) => name.startsWith(LOCK_FILE))).toEqual([LOCK_FILE])
  })
})
