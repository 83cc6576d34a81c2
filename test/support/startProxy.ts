import { once } from 'node:events'
import { connect as connectTo, createServer, type Socket } from 'node:net'

export type NetworkProxy = {
  /** the server's address, by way of this */
  readonly url: string
  readonly set: (mode: Mode) => void
  readonly stop: () => Promise<void>
}

/** Lets bytes through, at once or after a while; swallows them without a word; ends every connection and takes no new one. */
type Mode = 'open' | 'slow' | 'silent' | 'closed'
/** Each way. */
const SLOW_MS = 200

/** A network between a client and the server of an address, both on loopback, which can fail as networks do. */
export async function startProxy(address: string): Promise<NetworkProxy> {
  const { hostname, port } = new URL(address)
  let mode: Mode = 'open'
  const pairs = new Set<readonly Socket[]>()
  const server = createServer((near) => {
    if (mode === 'closed') {
      near.destroy()
      return
    }
    const far = connectTo(Number(port), hostname)
    const pair = [near, far] as const
    pairs.add(pair)
    for (const [one, other] of [pair, [far, near] as const]) {
      const pass = inOrder((bytes) => mode !== 'silent' && !other.destroyed && other.write(bytes))
      one.on('data', (bytes) => pass(bytes, mode === 'slow' ? SLOW_MS : 0))
      one.on('error', () => {})
      one.on('close', () => {
        // A network that is silent does not tell of an end either.
        if (mode !== 'silent') other.destroy()
        pairs.delete(pair)
      })
    }
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const listening = server.address()
  const near = new URL(address)
  near.host = `127.0.0.1:${typeof listening === 'object' && listening !== null ? listening.port : 0}`
  const cutAll = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
  }
  return {
    url: near.href,
    set: (next) => {
      mode = next
      if (mode === 'closed') cutAll()
    },
    stop: async () => {
      mode = 'closed'
      cutAll()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Passes on what it is given, after a while if need be, and nothing before what came earlier. */
function inOrder(write: (bytes: Buffer) => void): (bytes: Buffer, delay: number) => void {
  const late: Buffer[] = []
  return (bytes, delay) => {
    if (delay === 0 && late.length === 0) {
      write(bytes)
      return
    }
    late.push(bytes)
    setTimeout(() => {
      const first = late.shift()
      if (first !== undefined) write(first)
    }, delay)
  }
}
