import { APP_ERRORS, type AppErrorCode } from '../AppError.ts'
import type { Route } from './Route.ts'

/** The 4xx statuses that a route can answer, ascending: what every route of its kind may, and what it declares of its own. */
export function refusalsOf({ path, role, body, isText, refuses = [] }: Route): readonly number[] {
  const codes: readonly AppErrorCode[] = [
    'forbidden', // a page of another origin, a name that is not this host's, a role
    ...(path.startsWith('/api/') ? (['badRequest'] as const) : []), // at least a query parameter that there is not
    ...(role === null ? [] : (['unauthorized'] as const)),
    ...(path.includes(':') ? (['notFound'] as const) : []),
    ...(body === undefined && isText !== true ? [] : (['payloadTooLarge', 'unsupportedMediaType'] as const)),
    ...refuses,
  ]
  return [...new Set(codes.map((code) => APP_ERRORS[code]))].sort((a, b) => a - b)
}
