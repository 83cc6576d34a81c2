import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '../../schemas/wire.ts'
import { APP_ERRORS, AppError, type AppErrorCode } from '../AppError.ts'

const TITLES: { readonly [code in AppErrorCode]: string } = {
  badRequest: 'The request is not as it should be',
  unauthorized: 'A token is needed',
  forbidden: 'Not allowed',
  notFound: 'Not found',
  methodNotAllowed: 'Method not allowed',
  conflict: 'Not possible as things stand',
  payloadTooLarge: 'Too large',
  unsupportedMediaType: 'Content type not supported',
  unprocessable: 'Cannot be processed',
  tooManyRequests: 'Too many requests',
  internal: 'Internal error',
  notImplemented: 'Not implemented',
  unavailable: 'Not available now',
  invalidWorkspace: 'The workspace has errors',
  missingConfiguration: 'Configuration is missing',
}

/** Problem details (RFC 9457). What is no `AppError` is our bug: it is reported, and the caller is told nothing of it. */
export function problemOf(error: unknown): Problem {
  const known =
    error instanceof AppError
      ? error
      : new AppError('internal', { detail: 'Something went wrong here. It is in the log.' })
  const { code, details } = known
  return {
    type: `urn:usher:problem:${code}`,
    title: TITLES[code],
    status: APP_ERRORS[code],
    code,
    detail: details.detail,
    ...(details.pointer === undefined ? {} : { pointer: details.pointer }),
    ...(details.errors === undefined ? {} : { errors: details.errors }),
  }
}

/** What the log is told: our bugs with their stack; that something cannot be had now, in one line, for it comes with every request while it lasts. */
function reportable(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'unavailable') return error
  const { cause, message } = error
  return `${message}${cause instanceof Error ? ` (${cause.message})` : ''}`.replaceAll(/\s+/g, ' ')
}

/** The one place where errors become responses. */
export function respondWithProblem(error: unknown, context: Context, report: (error: unknown) => void): Response {
  const problem = problemOf(error)
  // Who refuses with a time has meant to, and counts it.
  const isMeant = error instanceof AppError && error.details.retryAfter !== undefined
  if (problem.status >= 500 && problem.code !== 'notImplemented' && !isMeant) report(reportable(error))
  // What cannot be had now may be had in a second, unless whoever refuses it knows better.
  const retryAfter =
    (error instanceof AppError ? error.details.retryAfter : undefined) ?? (problem.code === 'unavailable' ? 1 : null)
  return context.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(retryAfter === null ? {} : { 'retry-after': String(retryAfter) }),
  })
}
