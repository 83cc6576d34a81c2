import { createHash } from 'node:crypto'
import { mkdir, realpath, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../AppError.ts'

/**
 * Makes this process the only user of a data folder, which it creates. PGlite has no such guard, and two of them in one folder destroy it.
 * The lock is a socket that nobody writes to: unlike a file with a process id it is gone with its process, however that ends. Throws `unavailable` when another process holds it.
 */
export async function lockFolder(folder: string): Promise<{ readonly release: () => Promise<void> }> {
  // PGlite makes files that everybody may read: the folder keeps others out.
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = `usher-${createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 24)}`
  // Not in the folder itself: the path of a socket may have 100 characters.
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
  const taken = () =>
    new AppError('unavailable', {
      detail: `The data folder "${folder}" is in use by another host. Stop that one, or give this one a folder of its own with USHER_DATA.`,
    })
  let server = await listen(path)
  if (!server) {
    if (await answers(path)) throw taken()
    // Left behind by a process that was killed.
    await rm(path, { force: true })
    server = await listen(path)
  }
  if (!server) throw taken()
  const held = server
  held.unref()
  return { release: () => new Promise((resolve) => held.close(() => resolve())) }
}

function listen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    )
    server.listen(path, () => resolve(server))
  })
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
