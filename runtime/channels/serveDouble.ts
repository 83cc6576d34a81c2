import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { Channel } from '../../schemas/resources.ts'
import type { FailureClass } from './Adapter.ts'
import type { Double, DoubleCall, DoubleHook, Happened, Heard } from './Double.ts'
import { type PlayedPlatform, playPlatform, type Taken } from './playPlatform.ts'

export type ServedDouble = {
  /** where it takes what is sent */
  readonly url: string
  /** a channel that speaks with it, but for its flow */
  readonly settings: Omit<Channel, 'flow'>
  readonly platform: PlayedPlatform
  /** the webhooks of what happens, signed for this address; null: the platform has no such thing */
  readonly tell: (happened: Happened, hookUrl: string) => readonly DoubleHook[] | null
  /** posts a webhook; the status that it was answered with */
  readonly post: (hook: DoubleHook, hookUrl: string) => Promise<number>
  readonly close: () => Promise<void>
}

/** Plays a platform on a port of the loopback; 0: a free one. `heard` is told of each message that it takes, `refused` of each that it was told to refuse. */
export async function serveDouble(
  double: Double,
  port: number,
  heard: (taken: Taken) => void,
  refused: (said: Heard, failure: FailureClass) => void = () => {},
): Promise<ServedDouble> {
  const platform = playPlatform(double, Date.now(), heard, refused)
  const server = createServer(async (request, response) => {
    const answer = platform.answer(await callOf(request), settings)
    // It took the message, and nobody hears that.
    if (answer === null) response.destroy()
    else response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`
  const settings = { ...double.settings(url), flow: 'main' } as Channel // what the double's own functions take
  return {
    url,
    settings: double.settings(url),
    platform,
    tell: (happened, hookUrl) => double.tell(happened, settings, hookUrl),
    post: async ({ headers, query, rawBody }, hookUrl) => {
      const search = new URLSearchParams(query).toString()
      const response = await fetch(`${hookUrl}${search === '' ? '' : `?${search}`}`, {
        method: 'POST',
        headers,
        body: Buffer.from(rawBody),
      })
      await response.arrayBuffer()
      return response.status
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function callOf(request: IncomingMessage): Promise<DoubleCall> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  return { method: request.method ?? '', path: request.url ?? '', headers, body: Buffer.concat(chunks) }
}
