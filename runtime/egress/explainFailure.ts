import { errors } from 'undici'
import { codeOf } from './createGuard.ts'
import { EgressError } from './EgressError.ts'

const BROKEN = new Set(['UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'])

/** How far the call had come. */
type Circumstances = {
  readonly host: string
  readonly status: number | null
  readonly hasRedirected: boolean
  readonly isLate: boolean
  readonly timeoutMs: number
}

/** Makes an `EgressError` of whatever ended a call. */
export function explainFailure(
  error: unknown,
  { host, status, hasRedirected, isLate, timeoutMs }: Circumstances,
): EgressError {
  if (error instanceof EgressError) {
    if (!hasRedirected || error.wasSent) return error
    // The first hop was sent, whatever became of the next.
    return new EgressError(error.reason, error.message, { cause: error.cause, status: error.status })
  }
  if (isLate) return new EgressError('timeout', `${host} did not answer within ${timeoutMs} ms.`, { status })
  const code = codeOf(error)
  if (error instanceof errors.HTTPParserError || BROKEN.has(code)) {
    // Without the cause: undici puts what it could not read into it.
    return new EgressError('badResponse', `${host} answered with broken HTTP.`, { status })
  }
  if (code === 'UND_ERR_INVALID_ARG') {
    return new EgressError('badUrl', `The request to ${host} cannot be sent.`, { wasSent: false, cause: error })
  }
  return new EgressError('unreachable', `${host} broke off the connection (${code}).`, { status, cause: error })
}
