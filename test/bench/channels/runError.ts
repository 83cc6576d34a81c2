import type { PlatformAnswer } from '../../../runtime/channels/Adapter.ts'
import { adapterOf } from '../../../runtime/channels/adapters.ts'
import { channelOf } from './channelOf.ts'
import type { Case } from './readCases.ts'
import { type Difference, differ } from './Verdict.ts'

/** The answer of a send, and the class that it leads to. */
export function runError(given: Case): readonly Difference[] {
  const { platform, status, headers, body, expect } = given as Case & Answered
  const channel = channelOf(platform, {})
  const adapter = channel && adapterOf(channel)
  if (!adapter) return [{ key: 'adapter', expected: platform, got: null }]
  const result = adapter.classify({ status, headers, body })
  const { retryAfterMs } = expect
  return [
    ...differ('class', expect.class, result.class),
    ...(retryAfterMs === undefined
      ? []
      : differ('retryAfterMs', retryAfterMs, 'retryAfterMs' in result ? result.retryAfterMs : null)),
  ]
}
type Answered = PlatformAnswer & {
  readonly platform: string
  readonly expect: { readonly class: string; readonly retryAfterMs?: number }
}
