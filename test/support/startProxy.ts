import { once } from 'node:events'
import { connect as connectTo, createServer, type Socket } from 'node:net'

export type NetworkProxy = {
  /** the server's address, by way of this */
  readonly url: string
  /** lets bytes through, swallows them without a word, or ends every connection and takes no new one */
  readonly set: (mode: 'open' | 'silent' | 'closed') => void
  readonly stop: () => Promise<void>
}

/** A network between a client and the server of an address, both on loopback, which can fail as networks do. */
export async function startProxy(address: string): Promise<NetworkProxy> {
  const { hostname, port } = new URL(address)
  let mode: 'open' | 'silent' | 'closed' = 'open'
  const pairs = new Set<readonly Socket[]>()
  const server = createServer((near) => {
    if (mode === 'closed') {
      near.destroy()
      return
    }
    const far = connectTo(Number(port), hostname)
    const pair = [near, far] as const
    pairs.add(pair)
    near.on('data', (bytes) => mode === 'open' && far.write(bytes))
    far.on('data', (bytes) => mode === 'open' && near.write(bytes))
    for (const [one, other] of [pair, [far, near] as const]) {
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
