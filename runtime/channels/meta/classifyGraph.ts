import type { FailureClass, PlatformAnswer, SendResult } from '../Adapter.ts'
import { jsonOf, listOf, recordOf, textOf } from '../hostile.ts'
import type { Members } from './Members.ts'

/** Classes of the platform's codes. A key is a code, a code and its subcode (`10/2018278`), or a subcode alone (`/2018108`). */
export type GraphClasses = { readonly [code: string]: FailureClass }

/**
 * What Meta made of a send; https://developers.facebook.com/docs/graph-api/guides/error-handling
 * `nameOf` finds the message's name in an answer that takes it. An asynchronous failure has the same error, in a list.
 */
export function classifyGraph(
  { status, headers, body }: PlatformAnswer,
  classes: GraphClasses,
  nameOf: (answer: Members) => unknown,
): SendResult {
  const answer = recordOf(jsonOf(body))
  const error = errorOf(answer)
  if (error === null && status >= 200 && status < 300) return { class: 'ok', externalId: textOf(nameOf(answer)) }
  const code = textOf(error?.code)
  const subcode = textOf(error?.error_subcode)
  const failure = classOf({ status, code, subcode, isTransient: error?.is_transient === true }, classes)
  const wait = failure === 'throttled' ? waitOf(headers) : null
  return {
    class: failure,
    code: code === null || subcode === null ? code : `${code}/${subcode}`,
    ...(wait === null ? {} : { retryAfterMs: wait }),
  }
}

function errorOf(answer: Members): Members | null {
  const [status] = listOf(answer.statuses).map(recordOf)
  const found = answer.error ?? listOf(answer.errors)[0] ?? listOf(status?.errors)[0]
  if (found !== undefined) return recordOf(found)
  return answer.code === undefined ? null : answer
}

type Refused = {
  readonly status: number
  readonly code: string | null
  readonly subcode: string | null
  readonly isTransient: boolean
}

function classOf({ status, code, subcode, isTransient }: Refused, classes: GraphClasses): FailureClass {
  const known = [`${code}/${subcode}`, `/${subcode}`, `${code}`].find((key) => Object.hasOwn(classes, key))
  const found = known === undefined ? undefined : classes[known]
  if (found !== undefined) return found
  // 200 to 299 are permissions of every kind.
  if (code !== null && /^2\d\d$/.test(code)) return 'auth'
  if (status === 429) return 'throttled'
  if (isTransient || status >= 500) return 'retry'
  if (code === null && (status === 401 || status === 403)) return 'auth'
  return 'final'
}

/** Minutes until an account may call again, which Meta sometimes says in a header of its own. */
function waitOf(headers: PlatformAnswer['headers']): number | null {
  const usage = recordOf(jsonOf(headers['x-business-use-case-usage'] ?? ''))
  const minutes = Object.values(usage)
    .flatMap(listOf)
    .map((use) => recordOf(use).estimated_time_to_regain_access)
    .filter((value) => typeof value === 'number' && value > 0)
  return minutes.length === 0 ? null : Math.max(...(minutes as number[])) * 60_000
}
