import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { AppError } from '../AppError.ts'

export type HttpServer = {
  readonly url: string
  /** takes no new requests, finishes those under way, and ends */
  readonly close: () => Promise<void>
}

/** How long requests under way may take to finish before their connections are cut. */
const DRAIN_MS = 3_000
const SWEEP_MS = 25
/** A client that has not sent its headers, or its whole request, by then is cut off. */
const HEADERS_MS = 8_000
const REQUEST_MS = 20_000
/** How often Node looks for them: its own 30 s would let each stay for half a minute longer. */
const LOOK_MS = 2_000
/** More sockets are closed at once: each holds memory, and a host with so many answers none of them in time. */
const MOST_CONNECTIONS = 10_000
/** Longer than the idle time of common load balancers (60 s), so that they close first and no request meets a closing socket. */
const KEEP_ALIVE_MS = 65_000

export function serveHttp(
  app: Hono,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<HttpServer> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, hostname: host, port, serverOptions: { connectionsCheckingInterval: LOOK_MS } },
      ({ port: listening }) => {
        const name = host.includes(':') ? `[${host}]` : host
        resolve({ url: `http://${name}:${listening}`, close: () => closeServer(server) })
      },
    ) as Server // without http2 options it is node:http's
    server.headersTimeout = HEADERS_MS
    server.requestTimeout = REQUEST_MS
    server.keepAliveTimeout = KEEP_ALIVE_MS
    server.maxConnections = MOST_CONNECTIONS
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'EADDRINUSE'
          ? `Port ${port} is in use. Set PORT to another one.`
          : `Cannot listen on ${host}:${port} (${cause.code}).`
      reject(new AppError('unavailable', { detail: why }, { cause }))
    })
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    // A connection whose last request is answered only now would stay open for the next one.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
    server.close(() => {
      clearTimeout(cut)
      clearInterval(sweep)
      resolve()
    })
    server.closeIdleConnections()
  })
}
