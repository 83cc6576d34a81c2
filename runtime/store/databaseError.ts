import { AppError } from '../AppError.ts'

/** Codes of sockets and names that say: there is nobody. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  // wrong password, no such database, read only: a standby before its promotion
  '28P01',
  '28000',
  '3D000',
  '25006',
  // idle for too long inside a transaction, a lock or a statement that took too long, a deadlock
  '25P03',
  '55P03',
  '57014',
  '40P01',
  '40001',
])
/** Classes of SQLSTATE: connections, no room (disk, memory, connections), an operator's doing, the system's. https://www.postgresql.org/docs/18/errcodes-appendix.html */
const CLASSES = ['08', '53', '57', '58']

/** The error's code as PostgreSQL (SQLSTATE) or the socket gives it. */
export function databaseErrorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

/** Whether a statement's error ends its connection too; one that has become read only must not be asked again either. */
export function endsConnection(error: unknown): boolean {
  const code = databaseErrorCode(error)
  const severity = error instanceof Error && 'severity' in error ? error.severity : undefined
  // The driver's own errors, of a connection that broke, carry no code.
  return code === undefined || severity === 'FATAL' || severity === 'PANIC' || code === '25006' || /^E[A-Z]/.test(code)
}

/** `AppError('unavailable')` for a database that cannot be reached or cannot serve now, any other error as it is. The address stays out of the detail: it holds the password. */
export function asUnavailable(error: unknown): unknown {
  const code = databaseErrorCode(error)
  if (code === undefined || error instanceof AppError) return error
  if (!UNREACHABLE.has(code) && !CLASSES.some((start) => /^[0-9A-Z]{5}$/.test(code) && code.startsWith(start)))
    return error
  return new AppError(
    'unavailable',
    { detail: `The database cannot be reached (${code}). Check that it runs and that DATABASE_URL names it.` },
    { cause: error },
  )
}

const UNIQUE_VIOLATION = '23505'

/** Whether what was to be written anew is there already. */
export const isTaken = (error: unknown): boolean => databaseErrorCode(error) === UNIQUE_VIOLATION

/** Whether a turn of the same source is stored already. */
export function isSourceTaken(error: unknown): boolean {
  if (!isTaken(error) || !(error instanceof Error)) return false
  // postgres.js and PGlite name the field differently
  const { constraint_name, constraint } = error as { constraint_name?: string; constraint?: string }
  return (constraint_name ?? constraint) === 'turns_source'
}
