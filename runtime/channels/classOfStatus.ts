import type { FailureClass, PlatformAnswer } from './Adapter.ts'

/** What a refusal comes to by its HTTP status, where the platform's own code says nothing else. */
export function classOfStatus(status: number): FailureClass {
  if (status === 429) return 'throttled'
  if (status === 401 || status === 403) return 'auth'
  if (status >= 500) return 'retry'
  return status >= 400 ? 'content' : 'final'
}

/** `Retry-After` in seconds, as it stands in a failure; nothing where there is none. */
export function waitOf(headers: PlatformAnswer['headers']): { readonly retryAfterMs?: number } {
  const seconds = Number(headers['retry-after'])
  return seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}
}
