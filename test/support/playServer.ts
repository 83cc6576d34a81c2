import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'

export type Heard = {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into requests whose shape they assert
  readonly body: any
}
/** Null: the connection ends without an answer. */
type Reply = { readonly status: number; readonly body?: unknown } | null

/** A small server on the loopback that plays a part of the outside world, and remembers what it was sent. */
export async function playServer(reply: (heard: Heard) => Reply | Promise<Reply>) {
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const one: Heard = {
      path: request.url ?? '',
      headers: request.headers,
      text,
      body: text === '' ? null : JSON.parse(text),
    }
    heard.push(one)
    const answer = await reply(one)
    if (answer === null) {
      request.socket.destroy()
      return
    }
    const { status, body } = answer
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(body === undefined ? '' : JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    heard,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
