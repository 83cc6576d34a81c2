import type { FailureClass, PlatformAnswer, SendResult } from '../Adapter.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'

/** What Genesys made of a call; https://developer.genesys.cloud/api/rest/ */
export function classify({ status, headers, body }: PlatformAnswer): SendResult {
  const { id, code } = recordOf(jsonOf(body))
  if (status >= 200 && status < 300) return { class: 'ok', externalId: textOf(id) }
  const seconds = Number(headers['retry-after'])
  return {
    class: classOf(status),
    code: textOf(code) ?? String(status),
    ...(seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}),
  }
}

function classOf(status: number): FailureClass {
  if (status === 429) return 'throttled'
  if (status === 401) return 'tokenStale'
  if (status === 403 || status === 404) return 'auth'
  if (status >= 500) return 'retry'
  return status >= 400 ? 'content' : 'final'
}
