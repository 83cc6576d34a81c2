import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { DoubleCall, Listen } from './Double.ts'

/** Takes calls as most platforms do: one HTTP request each. */
export const listenHttp: Listen = async (port, answerTo) => {
  const server = createServer(async (request, response) => {
    const answer = await answerTo(await callOf(request))
    // It took the message, and nobody hears that.
    if (answer === null) response.destroy()
    else response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
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
