import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../AppError.ts'

/** The version of PostgreSQL that PGlite is, as `PG_VERSION` in its folder says it. */
const VERSION = '18'
/** What PostgreSQL keeps at the top of its folder. */
export const OF_DATABASE = /^(base|global|pg_.*|PG_VERSION|postgresql(\.auto)?\.conf|postmaster\..*)$/
/** Is there while a database is being made: what stands beside it is not one yet, and was never written to. */
const UNFINISHED = 'usher.unfinished'

/** Which files these are: a copy of the folder has others. The control file is one file as long as its database lives; what puts a copy back makes it anew, since it differs. */
export function placeOf(folder: string): string {
  const { ino, birthtimeNs } = statSync(join(folder, 'global', 'pg_control'), { bigint: true })
  return `${ino}/${birthtimeNs}`
}

/** Makes the folder where there is none; throws `missingConfiguration` when it is no folder that can be written to. */
export function makeFolder(folder: string): void {
  try {
    // PGlite makes files that everybody may read: the folder keeps others out.
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why = code === 'EEXIST' || code === 'ENOTDIR' ? 'is a file, or lies in one' : `cannot be written to (${code})`
    throw unfit(folder, `${why}. Name another with USHER_DATA, or let this user write to it.`, error)
  }
}

/**
 * What is in a folder that this process has locked: a database, or nothing yet. What an interrupted first start has left is removed. Throws `missingConfiguration`, and changes nothing, where
 * it holds part of a database or one of another version.
 */
export function lookInto(folder: string): 'database' | 'nothing' {
  const names = readdirSync(folder).filter((name) => OF_DATABASE.test(name))
  if (existsSync(join(folder, UNFINISHED))) {
    for (const name of names) rmSync(join(folder, name), { recursive: true })
    return 'nothing'
  }
  if (names.length === 0) return 'nothing'
  if (!names.includes('PG_VERSION'))
    throw unfit(
      folder,
      'holds part of a database: PG_VERSION is missing. Nothing was changed. Give the host a backup of it (usher restore), or an empty folder.',
    )
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (version !== VERSION)
    throw unfit(folder, `holds a database of PostgreSQL "${version}", and this is ${VERSION}. Nothing was changed.`)
  return 'database'
}

/** Has `make` make a database in the folder, and puts it on disk as a whole: a start that is interrupted begins anew. */
export async function fill<T>(folder: string, make: () => Promise<T>): Promise<T> {
  const mark = join(folder, UNFINISHED)
  writeFileSync(mark, '')
  await sync(folder)
  const made = await make()
  await putOnDisk(folder)
  rmSync(mark)
  await sync(folder)
  return made
}

/** The files of a database in a folder; what else may lie there, as on a volume of its own, is nobody's business here. */
export async function putOnDisk(folder: string): Promise<void> {
  const paths = [folder]
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (!OF_DATABASE.test(entry.name)) continue
    paths.push(path)
    if (entry.isDirectory()) for (const below of await readdir(path, { recursive: true })) paths.push(join(path, below))
  }
  await Promise.all(paths.map(sync))
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } catch (error) {
    // Windows has it for files alone, not for folders.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error
  } finally {
    await file.close()
  }
}

const unfit = (folder: string, what: string, cause?: unknown): AppError =>
  new AppError('missingConfiguration', { detail: `The data folder "${folder}" ${what}` }, { cause })
