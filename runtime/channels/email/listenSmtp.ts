import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import type { PlatformAnswer } from '../Adapter.ts'
import type { DoubleCall, Listen } from '../Double.ts'

/**
 * A mail server for one machine: no TLS, no queue, PLAIN alone. A login is the call `AUTH`, with what was shown as the header `authorization`; a letter is the call `DATA`, with the addresses on its
 * envelope as `from` and `to`.
 */
export const listenSmtp: Listen = async (port, answerTo) => {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    void converse(socket, answerTo).catch(() => socket.destroy())
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}

async function converse(socket: Socket, answerTo: Parameters<Listen>[1]): Promise<void> {
  const say = (line: string) => socket.write(`${line}\r\n`)
  const lines = linesOf(socket)
  let authorization = ''
  let [from, to] = ['', '']
  const call = (method: string, body: Uint8Array): DoubleCall => ({
    method,
    path: '',
    headers: { authorization, from, to },
    body,
  })
  /** Says what the platform answers; false: it says nothing, and is gone. */
  const answer = async (what: DoubleCall): Promise<PlatformAnswer | null> => {
    const answered = await answerTo(what)
    if (answered === null) socket.destroy()
    else say(`${answered.status} ${answered.body}`)
    return answered
  }
  say('220 double ESMTP')
  for await (const line of lines) {
    const [verb = ''] = line.toUpperCase().split(' ')
    switch (verb) {
      case 'EHLO':
        say('250-double\r\n250-8BITMIME\r\n250 AUTH PLAIN')
        break
      case 'AUTH': {
        authorization = line.slice('AUTH '.length)
        await answer(call('AUTH', new Uint8Array()))
        break
      }
      case 'MAIL':
        from = /<([^>]*)>/.exec(line)?.[1] ?? ''
        say('250 2.1.0 Ok')
        break
      case 'RCPT':
        to = /<([^>]*)>/.exec(line)?.[1] ?? ''
        say('250 2.1.5 Ok')
        break
      case 'DATA': {
        say('354 End with a dot')
        if ((await answer(call('DATA', await letterIn(lines)))) === null) return
        break
      }
      case 'QUIT':
        say('221 2.0.0 Bye')
        socket.end()
        return
      default:
        say('502 5.5.1 Not here')
    }
  }
}

async function letterIn(lines: AsyncGenerator<string>): Promise<Uint8Array> {
  const letter: string[] = []
  for (let next = await lines.next(); !next.done && next.value !== '.'; next = await lines.next()) {
    letter.push(next.value.replace(/^\./, ''))
  }
  return Buffer.from(letter.join('\r\n'), 'latin1')
}

/** Lines in their bytes. */
async function* linesOf(socket: Socket): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    const parts = `${rest}${chunk.toString('latin1')}`.split('\r\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
}
