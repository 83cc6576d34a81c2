import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../../AppError.ts'

/** In the data folder; empty. It stays when the lock is released: who removes it may remove one that another process has just taken. */
export const LOCK_FILE = 'usher.lock'

export type FolderLock = { readonly release: () => void }

/** SQLITE_BUSY: https://www.sqlite.org/rescode.html */
const BUSY = 5

/**
 * Makes this process the only user of a data folder. PGlite has no such guard, and two of them in one folder destroy it.
 * Node cannot lock a file, but SQLite does, and comes with it: the lock is the operating system's (fcntl, LockFileEx), held on a file in the folder. So it holds for every process that
 * reaches the folder, from whatever container and with whatever temporary folder, as long as its holder lives, frozen or not, and is free in the instant in which that ends. Nobody else in
 * this process may open the file: to close it again would release the lock.
 * Throws `unavailable` when another process holds it, `missingConfiguration` when the folder's file system has no locks.
 */
export function lockFolder(folder: string): FolderLock {
  const file = openFile(folder)
  try {
    // In memory: else it makes a second file.
    file.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    file.close()
    throw error instanceof Error && 'errcode' in error && error.errcode === BUSY ? taken(folder) : cannot(folder, error)
  }
  return {
    release: () => {
      if (file.isOpen) file.close()
    },
  }
}

function openFile(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(folder, LOCK_FILE), { timeout: 0 })
  } catch (error) {
    throw cannot(folder, error)
  }
}

const taken = (folder: string): AppError =>
  new AppError('unavailable', {
    detail: `The data folder "${folder}" is in use by another host. Stop that one, or give this one a folder of its own with USHER_DATA.`,
  })
const cannot = (folder: string, cause: unknown): AppError =>
  new AppError(
    'missingConfiguration',
    {
      detail: `The data folder "${folder}" cannot be locked (${cause instanceof Error ? cause.message : cause}). Give the host a folder on a disk that has room and locks, of this user's own, with USHER_DATA.`,
    },
    { cause },
  )
