/*
 * The guard stands where the connection is made: the addresses that were judged are the addresses that the socket gets, so a name that
 * answers otherwise a second later changes nothing. Connections that are kept alive were judged when they were opened.
 */
import { connect, type Socket } from 'node:net'
import { buildConnector } from 'undici'
import { type Guard, unreached } from './createGuard.ts'

/** Longer than any service takes to answer a SYN, shorter than a customer waits. */
const CONNECT_TIMEOUT_MS = 10_000

/** Makes connections for HTTP where the guard permits it; everything else is an `EgressError` before a packet leaves. */
export function createConnector(guard: Guard): buildConnector.connector {
  const connectTo = buildConnector({ lookup: guard.lookup, timeout: CONNECT_TIMEOUT_MS })
  return (options, callback) => {
    const { hostname } = options
    try {
      guard.permitWritten(hostname)
    } catch (error) {
      callback(unreached(hostname, error), null)
      return
    }
    connectTo(options, (...[error, socket]) => {
      if (error === null) callback(null, socket)
      else callback(unreached(hostname, error), null)
    })
  }
}

/** A service that speaks another protocol than HTTP. */
export type Place = { readonly host: string; readonly port: number }

/** Opens a connection for another protocol than HTTP under the same guard; rejects with an `EgressError`. */
export async function openSocket(guard: Guard, { host, port }: Place): Promise<Socket> {
  try {
    guard.permitWritten(host)
    return await new Promise((resolve, reject) => {
      const socket = connect({ host, port, lookup: guard.lookup, timeout: CONNECT_TIMEOUT_MS })
      const fail = (error: unknown) => {
        socket.destroy()
        reject(error)
      }
      socket.once('timeout', () => fail(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })))
      socket.once('error', fail)
      socket.once('connect', () => {
        socket.removeAllListeners('timeout').removeListener('error', fail).setTimeout(0)
        resolve(socket)
      })
    })
  } catch (error) {
    throw unreached(host, error)
  }
}
