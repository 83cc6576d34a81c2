import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const LOOK_MS = 100

/**
 * Takes a lock between processes, in a folder of its own. Null: another process had it and has given it back, so what it is for has just been done.
 * Otherwise the answer gives it back. Who was killed holds nothing.
 */
export async function takeBuildLock(folder: string): Promise<(() => Promise<void>) | null> {
  const file = join(folder, 'pid')
  await mkdir(folder, { recursive: true })
  for (let hasWaited = false; ; ) {
    const isOurs = await writeFile(file, String(process.pid), { flag: 'wx' }).then(
      () => true,
      () => false,
    )
    if (isOurs) {
      const giveBack = () => rm(file, { force: true })
      if (!hasWaited) return giveBack
      await giveBack()
      return null
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''))
    if (holder > 0 && !isRunning(holder)) {
      await rm(file, { force: true })
      hasWaited = false
    } else hasWaited = true
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
