import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request as it came in, its body read whole. */
export type Received = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
type Answer = (request: Received, response: ServerResponse) => void

/** A small server on loopback for the length of one test. It remembers what it received. */
export async function listen(answer: Answer): Promise<{
  readonly url: string
  readonly port: number
  readonly received: readonly Received[]
  readonly connections: () => number
}> {
  const received: Received[] = []
  let connections = 0
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk)
    } catch {
      return // whoever calls has broken off
    }
    const request = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString(),
    }
    received.push(request)
    answer(request, response)
  })
  server.on('connection', () => {
    connections += 1
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const { port } = server.address() as AddressInfo // listens on a port, not on a pipe
  return { url: `http://127.0.0.1:${port}`, port, received, connections: () => connections }
}
