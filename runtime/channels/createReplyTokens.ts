/** LINE's are good for about a minute; what is older goes by another way at once. */
const FRESH_MS = 50_000

/** What customers' latest messages can be answered with, on the host that took them in: elsewhere, and later, an answer goes as any message does. */
export type ReplyTokens = {
  readonly keep: (channel: string, thread: string, token: string) => void
  /** the token of a thread, which nobody gets twice */
  readonly take: (channel: string, thread: string) => string | null
}

/** `clock`: epoch ms. */
export function createReplyTokens(clock: () => number): ReplyTokens {
  const kept = new Map<string, { readonly token: string; readonly at: number }>()
  const isFresh = (at: number) => clock() - at < FRESH_MS
  return {
    keep(channel, thread, token) {
      // The oldest stand first.
      for (const [key, { at }] of kept) {
        if (isFresh(at)) break
        kept.delete(key)
      }
      const key = `${channel}\n${thread}`
      kept.delete(key)
      kept.set(key, { token, at: clock() })
    },
    take(channel, thread) {
      const key = `${channel}\n${thread}`
      const found = kept.get(key)
      kept.delete(key)
      return found !== undefined && isFresh(found.at) ? found.token : null
    },
  }
}
