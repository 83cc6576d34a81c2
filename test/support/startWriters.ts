import { setTimeout as pause } from 'node:timers/promises'
import { sourceOf } from '../../runtime/inbound/sourceOf.ts'
import type { InboundAnswer } from '../../schemas/wire.ts'

export type Ack = { readonly source: string; readonly turnId: string; readonly host: number; readonly at: number }

export type Seen = {
  /** in the order in which they came; `at` as performance.now() */
  readonly acks: Ack[]
  /** of each sender the sources, in order */
  readonly sent: string[][]
  /** how often what was answered instead */
  readonly refusals: Map<string, number>
  /** requests that were not answered in all the time that a client has */
  open: number
}

/** Longer than anything in a host waits: a message that is given up then was left open. */
const CLIENT_MS = 30_000
const BETWEEN_MS = 30
const AGAIN_MS = 30
const SAID = ['hello', '1', 'thanks', '2', 'and now?']

/**
 * Customers who write to hosts over HTTP until they are stopped: each says some messages, one after the other, each twice at the same moment and to different hosts, and again until it is
 * acknowledged; then the next customer comes. `stop` resolves when every message that was begun is acknowledged.
 */
export function startWriters(
  hosts: readonly string[],
  count: number,
): { readonly seen: Seen; readonly stop: () => Promise<void> } {
  const seen: Seen = { acks: [], sent: [], refusals: new Map(), open: 0 }
  let isStopped = false

  async function post(at: number, body: string): Promise<InboundAnswer | null> {
    const refused = (why: string): null => {
      seen.refusals.set(why, (seen.refusals.get(why) ?? 0) + 1)
      return null
    }
    try {
      const response = await fetch(`${hosts[at]}/api/channels/web/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(CLIENT_MS),
      })
      const answer = (await response.json()) as InboundAnswer & { readonly detail?: string } // the schema of the route
      return response.status === 200 ? answer : refused(`${response.status} ${answer.detail}`)
    } catch (error) {
      if (error instanceof Error && error.name === 'TimeoutError') seen.open += 1
      return refused(error instanceof Error ? error.name : String(error))
    }
  }
  async function send(source: string, first: number, body: string): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      const host = (first + attempt) % hosts.length
      const answer = await post(host, body)
      if (answer !== null) {
        seen.acks.push({ source, turnId: answer.turnId, host, at: performance.now() })
        return
      }
      await pause(AGAIN_MS)
    }
  }
  async function write(writer: number): Promise<void> {
    for (let customer = 0; !isStopped; customer += 1) {
      const address = `u-${writer}-${customer}`
      const own: string[] = []
      seen.sent.push(own)
      for (const [index, text] of SAID.entries()) {
        if (isStopped) break
        const source = sourceOf('m', 'web', address, `m-${index}`)
        own.push(source)
        const body = JSON.stringify({ id: `m-${index}`, from: { id: address }, text })
        await Promise.all([send(source, index, body), send(source, index + 1, body)])
        await pause(BETWEEN_MS)
      }
    }
  }
  const writing = Promise.all(Array.from({ length: count }, (_, writer) => write(writer)))
  return {
    seen,
    stop: async () => {
      isStopped = true
      await writing
    },
  }
}
