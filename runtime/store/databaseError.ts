import { AppError } from '../AppError.ts'

const UNREACHABLE = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  // too many connections, shutting down, crashed, starting up, wrong password, no such database, idle for too long inside a transaction
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '25P03',
  '28P01',
  '28000',
  '3D000',
  // read only: a standby before its promotion
  '25006',
])

/** The error's code as PostgreSQL (SQLSTATE) or the socket gives it. */
export function databaseErrorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

/** `AppError('unavailable')` for a database that cannot be reached, any other error as it is. The address stays out of the detail: it holds the password. */
export function asUnavailable(error: unknown): unknown {
  const code = databaseErrorCode(error)
  if (code === undefined || error instanceof AppError) return error
  if (!UNREACHABLE.has(code) && !code.startsWith('08')) return error
  return new AppError(
    'unavailable',
    { detail: `The database cannot be reached (${code}). Check that it runs and that DATABASE_URL names it.` },
    { cause: error },
  )
}
