import { AppError } from '../AppError.ts'
import type { Failure, FailureClass, PlatformAnswer } from './Adapter.ts'
import { classOfStatus } from './classOfStatus.ts'

/** Failures after which the file may be had later. */
const PASSING: ReadonlySet<FailureClass> = new Set(['retry', 'throttled', 'quota', 'unknown', 'tokenStale'])

/** A file that cannot be had now, and may be later. */
export const notNow = (cause?: unknown): AppError =>
  new AppError('unavailable', { detail: 'The platform does not give this file just now.', retryAfter: 10 }, { cause })

/** It is taken in, and not there yet: LINE answers so while it makes a film playable. */
const NOT_YET = 202

/** A file of which a platform says something else than where it is: it is busy, or has it no more. */
export function noFile(answer: PlatformAnswer | Failure): AppError {
  if ('status' in answer && answer.status === NOT_YET) return notNow()
  const failure = 'class' in answer ? answer.class : classOfStatus(answer.status)
  if (PASSING.has(failure)) return notNow()
  return new AppError('notFound', { detail: 'The platform does not give this file any more.' })
}
