import { AppError } from '../../AppError.ts'
import { databaseErrorCode } from '../databaseError.ts'

/** Classes of SQLSTATE: no room, the system's own, what must not happen, as with damaged files. https://www.postgresql.org/docs/18/errcodes-appendix.html */
const OF_ITS_FILES = /^(53|58|XX)/

/**
 * `AppError('unavailable')` for a failure of the embedded database itself, with what an operator can do; a statement's own error stays as it is. `said` is the last that it said before its
 * end, or null while it lives.
 */
export function explainFailure(error: unknown, folder: string, said: string | null): unknown {
  if (error instanceof AppError) return error
  if (said === null && !OF_ITS_FILES.test(databaseErrorCode(error) ?? '')) return error
  const text = said ?? (error instanceof Error ? error.message : '')
  const isFull = text.includes('No space left on device') || databaseErrorCode(error) === '53100'
  return new AppError(
    'unavailable',
    {
      detail: isFull
        ? `The disk that holds the data folder "${folder}" is full. Make room there, and start the host again if it has ended.`
        : `The database in the data folder "${folder}" fails: ${text}. If its disk is sound, the folder is damaged: keep it aside, and give the host a backup of it (usher restore) with USHER_DATA.`,
    },
    { cause: error },
  )
}
