import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { addressOf } from '../../runtime/http/addressOf.ts'

const app = new Hono()
app.get('/', (context) => context.text(addressOf(context)))

test.each([
  ['a client by itself, whatever it says', '203.0.113.5', '192.0.2.7', '203.0.113.5'],
  ['a proxy inside the network, which says whom it asks for', '10.0.0.2', '192.0.2.7', '192.0.2.7'],
  ['a proxy on this machine by IPv6', '::ffff:127.0.0.1', '2001:db8::7', '2001:db8::7'],
  ['the last one that a chain of proxies names', '10.0.0.2', '192.0.2.66, 192.0.2.7', '192.0.2.7'],
  ['a proxy that says what is no address', '10.0.0.2', 'evil; 192.0.2.7', '10.0.0.2'],
  ['a client inside the network', '10.0.0.9', undefined, '10.0.0.9'],
])('%s', async (_, remoteAddress, forwarded, address) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  const response = await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })
  expect(await response.text()).toBe(address)
})
