import type { FailureClass, PlatformAnswer, SendResult } from '../Adapter.ts'
import { classOfStatus, waitOf } from '../classOfStatus.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'

/** What Genesys made of a call; https://developer.genesys.cloud/api/rest/ */
export function classify({ status, headers, body }: PlatformAnswer): SendResult {
  const { id, code } = recordOf(jsonOf(body))
  if (status >= 200 && status < 300) return { class: 'ok', externalId: textOf(id) }
  return {
    class: classOf(status),
    code: textOf(code) ?? String(status),
    ...waitOf(headers),
  }
}

function classOf(status: number): FailureClass {
  if (status === 401) return 'tokenStale'
  return status === 404 ? 'auth' : classOfStatus(status)
}
