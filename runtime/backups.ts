import { existsSync, readdirSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { AppError } from './AppError.ts'
import { COPY_FOLDER, copyDatabase, type Verified, verifyDatabase } from './store/pglite/copyDatabase.ts'
import { fill, lookInto, makeFolder } from './store/pglite/dataFolder.ts'
import { type FolderLock, lockFolder } from './store/pglite/lockFolder.ts'

/**
 * Copies the database in `folder` to `to`, which must be empty or not exist, and opens the copy. The files are copied as they are, unless a host uses them: then `askHost` has that one make
 * the copy, in `COPY_FOLDER`.
 */
export async function takeBackup(folder: string, to: string, askHost: () => Promise<void>): Promise<Verified> {
  if (!existsSync(join(folder, 'PG_VERSION'))) throw noDatabase(folder)
  if (existsSync(to) && readdirSync(to).length > 0) throw isTaken(to)
  makeFolder(to)
  const lock = lockUnlessInUse(folder)
  try {
    if (lock === null) {
      await askHost()
      await move(join(folder, COPY_FOLDER), to)
    } else {
      lookInto(folder)
      await copyDatabase(folder, to)
    }
    return await verifyDatabase(to)
  } catch (error) {
    await rm(to, { recursive: true, force: true })
    throw error
  } finally {
    lock?.release()
  }
}

/** Copies a backup into a data folder that holds no database yet, and opens it. */
export async function restoreBackup(from: string, folder: string): Promise<Verified> {
  if (!existsSync(join(from, 'PG_VERSION'))) throw noDatabase(from)
  makeFolder(folder)
  const lock = lockFolder(folder)
  try {
    if (lookInto(folder) === 'database') throw isTaken(folder)
    return await fill(folder, async () => {
      await copyDatabase(from, folder)
      return verifyDatabase(folder)
    })
  } finally {
    lock.release()
  }
}

function lockUnlessInUse(folder: string): FolderLock | null {
  try {
    return lockFolder(folder)
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable') return null
    throw error
  }
}

async function move(from: string, to: string): Promise<void> {
  if (!existsSync(from))
    throw new AppError('unavailable', {
      detail:
        'The host that answered keeps another folder. Name the one that uses this folder with --url or USHER_URL.',
    })
  try {
    await rename(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    await copyDatabase(from, to)
    await rm(from, { recursive: true })
  }
}

const noDatabase = (folder: string): AppError =>
  new AppError('missingConfiguration', { detail: `There is no database in ${resolve(folder)}.` })
const isTaken = (folder: string): AppError =>
  new AppError('conflict', {
    detail: `${resolve(folder)} is not empty, and nothing is written over. Name another folder, or move this one away.`,
  })
