import type { FailureClass, PlatformAnswer, SendResult } from '../Adapter.ts'
import { classOfStatus, waitOf } from '../classOfStatus.ts'
import { jsonOf, listOf, recordOf, textOf } from '../hostile.ts'

/** What Sunshine made of a call; https://docs.smooch.io/rest/#section/Errors */
export function classify({ status, headers, body }: PlatformAnswer): SendResult {
  const { messages, errors } = recordOf(jsonOf(body))
  if (status >= 200 && status < 300) return { class: 'ok', externalId: textOf(recordOf(listOf(messages)[0]).id) }
  const code = textOf(recordOf(listOf(errors)[0]).code)
  return {
    class: classOf(status, code ?? ''),
    code: code ?? String(status),
    ...waitOf(headers),
  }
}

function classOf(status: number, code: string): FailureClass {
  if (status === 429 || status >= 500) return classOfStatus(status)
  if (/^(?:conversation|user|client)_not_found$/.test(code)) return 'invalidRecipient'
  if (code === 'app_not_found') return 'auth'
  // A conversation of 30,000 messages takes no more.
  if (status === 423) return 'final'
  if (status === 404) return 'invalidRecipient'
  return classOfStatus(status)
}
