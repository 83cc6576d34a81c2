import { isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import ipaddr from 'ipaddr.js'

/** Where proxies are: this machine, its network, a cluster. */
const INSIDE: ReadonlySet<string> = new Set(['loopback', 'private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat'])

/**
 * The address that a request comes from. One from inside the network is a proxy, which writes whom it asks for at the end of X-Forwarded-For; what stands before
 * that is what the client says of itself. Who is inside and no proxy can lie about it.
 */
export function addressOf(context: Context): string {
  const socket = socketAddressOf(context)
  if (isIP(socket) === 0 || !INSIDE.has(ipaddr.process(socket).range())) return socket
  const last = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  return isIP(last) === 0 ? socket : last
}

/** A request that came by no socket (a test asks the app itself) has none. */
function socketAddressOf(context: Context): string {
  return context.env?.incoming === undefined ? 'nowhere' : (getConnInfo(context).remote.address ?? 'nowhere')
}
