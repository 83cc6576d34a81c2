import type { FailureClass, PlatformAnswer, SendResult } from '../Adapter.ts'
import { jsonOf, listOf, recordOf, textOf } from '../hostile.ts'

type Members = { readonly [name: string]: unknown }

/** What X made of a call; https://docs.x.com/x-api/fundamentals/response-codes-and-errors */
export function classify({ status, headers, body }: PlatformAnswer): SendResult {
  const answer = recordOf(jsonOf(body))
  const id = textOf(recordOf(answer.data).dm_event_id)
  if (status >= 200 && status < 300) return { class: 'ok', externalId: id }
  return { class: classOf(status, answer), code: String(status), ...(status === 429 ? waitOf(headers) : {}) }
}

function classOf(status: number, answer: Members): FailureClass {
  const { title, detail, type } = answer
  const errors = listOf(answer.errors).map((error) => textOf(recordOf(error).message) ?? '')
  const said = [title, detail, type]
    .map((part) => textOf(part) ?? '')
    .concat(errors)
    .join(' ')
  if (status === 402 || (status === 429 && /usage|credits/i.test(said))) return 'quota'
  if (status === 429) return 'throttled'
  if (status >= 500) return 'retry'
  if (status < 400) return 'unknown'
  if (status === 401) return 'auth'
  // Their messages are closed to us, by a setting or a block.
  const isClosed = /participant|recipient|this user|permission to DM|send messages? to/i.test(said)
  if (status === 403) return isClosed ? 'blocked' : 'auth'
  return status === 404 || isClosed ? 'invalidRecipient' : 'content'
}

/** X says when, in seconds of its own clock. */
function waitOf(headers: PlatformAnswer['headers']): { readonly retryAfterMs?: number } {
  const reset = Number(headers['x-rate-limit-reset']) * 1_000
  const now = Date.parse(headers.date ?? '')
  return reset > now ? { retryAfterMs: reset - now } : {}
}
