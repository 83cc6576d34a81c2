import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createEgress, type Egress, type EgressRequest, type Streaming } from '../../runtime/egress/createEgress.ts'
import type { ResolvedAddress } from '../../runtime/egress/createGuard.ts'
import { EgressError } from '../../runtime/egress/EgressError.ts'
import { listen } from './listen.ts'

type Options = Parameters<typeof createEgress>[0]

function egressOf(options: Partial<Options> = {}): Egress {
  const egress = createEgress({ allow: ['127.0.0.1'], ...options })
  onTestFinished(() => egress.close())
  return egress
}

const streamOf = (): Streaming => {
  const egress = createEgress({ allow: ['127.0.0.1'] })
  onTestFinished(() => egress.close())
  return egress
}

const get = (url: string, more: Partial<EgressRequest> = {}): EgressRequest => ({
  method: 'GET',
  url,
  headers: {},
  timeoutMs: 5_000,
  ...more,
})

async function failure(call: Promise<unknown>): Promise<EgressError> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof EgressError)) throw new Error(`expected an EgressError, got ${String(error)}`)
  return error
}

const address = (text: string): ResolvedAddress => ({ address: text, family: text.includes(':') ? 6 : 4 })

describe('a call', () => {
  test('sends method, headers and body, and brings back status, headers and text', async () => {
    const server = await listen((_, response) => response.writeHead(201, { 'x-answer': 'sì' }).end('grüße 你好'))
    const answer = await egressOf().call({
      method: 'POST',
      url: `${server.url}/orders?id=1`,
      headers: { 'X-Key': 'abc' },
      body: '{"a":1}',
      timeoutMs: 5_000,
    })
    expect(answer).toMatchObject({ status: 201, body: 'grüße 你好' })
    expect(server.received).toMatchObject([
      { method: 'POST', path: '/orders?id=1', body: '{"a":1}', headers: { 'x-key': 'abc', 'content-length': '7' } },
    ])
  })

  test('does not let a header that was rendered from a message start another one, or set the host', async () => {
    const server = await listen((_, response) => response.end())
    const headers = { 'x-name': 'Ada\r\nx-admin: yes', 'x-word': '李', Host: 'other.example', Expect: '100-continue' }
    await egressOf().call(get(server.url, { headers }))
    const sent = server.received[0]?.headers ?? {}
    expect(sent['x-name']).toBe('Ada  x-admin: yes')
    expect(sent['x-admin']).toBeUndefined()
    expect(Buffer.from(String(sent['x-word']), 'latin1').toString()).toBe('李')
    expect(sent.host).toBe(`127.0.0.1:${server.port}`)
  })

  test('reuses a connection', async () => {
    const server = await listen((_, response) => response.end('ok'))
    const egress = egressOf()
    for (let count = 0; count < 20; count += 1) await egress.call(get(server.url))
    // Two, for the next call may come before the last one's connection is free.
    expect(server.connections()).toBeLessThanOrEqual(2)
  })

  test('uses no proxy of the environment', async () => {
    const proxy = await listen((_, response) => response.end('from the proxy'))
    const server = await listen((_, response) => response.end('from the server'))
    const names = ['http_proxy', 'HTTP_PROXY', 'ALL_PROXY']
    for (const name of names) process.env[name] = proxy.url
    onTestFinished(() => {
      for (const name of names) delete process.env[name]
    })
    expect((await egressOf().call(get(server.url))).body).toBe('from the server')
    expect(proxy.received).toEqual([])
  })
})

describe('a stream', () => {
  const read = async (body: AsyncIterable<Uint8Array>, chunks: Uint8Array[] = []) => {
    for await (const chunk of body) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  test('brings the bytes as they are', async () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 256))
    const server = await listen((_, response) => response.end(bytes))
    const { status, body } = await streamOf().stream(get(server.url, { maxBytes: 300_000 }))
    expect(status).toBe(200)
    expect(await read(body)).toEqual(bytes)
  })

  test('that is longer than it may be, breaks off or never ends is told so where it is read', async () => {
    const server = await listen((request, response) => {
      response.write('0123456789')
      if (request.path === '/long') response.end('0123456789')
      if (request.path === '/broken') response.write('0', () => response.destroy())
    })
    const reasonOf = async (path: string, more: Partial<EgressRequest>) => {
      const { body } = await streamOf().stream(get(`${server.url}${path}`, more))
      return (await failure(read(body))).reason
    }
    expect(await reasonOf('/long', { maxBytes: 15 })).toBe('tooLarge')
    expect(await reasonOf('/broken', {})).toBe('unreachable')
    expect(await reasonOf('/endless', { timeoutMs: 300 })).toBe('timeout')
  })

  test('that nobody reads on is let go', async () => {
    let isOver = (): void => {}
    const over = new Promise<void>((resolve) => {
      isOver = resolve
    })
    const server = await listen((_, response) => {
      response.write('0123456789')
      response.once('close', () => isOver())
    })
    const { body } = await streamOf().stream(get(server.url))
    const chunks = body[Symbol.asyncIterator]()
    await chunks.next()
    await chunks.return?.()
    await over
  })
})

describe('the guard', () => {
  test.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.0.0.1.',
    '0.0.0.0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '169.254.169.254',
    '[fd00:ec2::254]',
    '１２７.０.０.１',
    'localhost',
  ])('refuses http://%s before anything connects', async (host) => {
    const server = await listen((_, response) => response.end('inside'))
    const error = await failure(egressOf({ allow: [] }).call(get(`http://${host}:${server.port}/`)))
    expect(error).toMatchObject({ reason: 'refusedAddress', wasSent: false })
    expect(server.connections()).toBe(0)
  })

  test('allows an address, a range, and a host name wherever it leads', async () => {
    const server = await listen((_, response) => response.end('inside'))
    const lookup = async () => [address('127.0.0.1')]
    for (const [allow, host] of [
      ['127.0.0.1', '127.0.0.1'],
      ['127.0.0.0/8', 'bot.internal'],
      ['bot.internal', 'bot.internal'],
      ['BOT.internal', 'bot.internal.'],
    ] as const) {
      const answer = await egressOf({ allow: [allow], lookup }).call(get(`http://${host}:${server.port}/`))
      expect(answer.body).toBe('inside')
    }
  })

  test('is not opened for one host by allowing another', async () => {
    const server = await listen((_, response) => response.end('inside'))
    const egress = egressOf({ allow: ['bot.internal'], lookup: async () => [address('127.0.0.1')] })
    const error = await failure(egress.call(get(`http://evil.example:${server.port}/`)))
    expect(error.reason).toBe('refusedAddress')
    expect(server.connections()).toBe(0)
  })

  test('connects to nothing but what it judged, when a name answers otherwise a moment later', async () => {
    const server = await listen((_, response) => response.end('inside'))
    const answers = [[address('127.0.0.1')], [address('10.0.0.1')], [address('127.0.0.1')]]
    let asked = 0
    const lookup = async () => answers[asked++] ?? []
    const egress = egressOf({ lookup })
    expect((await egress.call(get(`http://rebind.example:${server.port}/`))).body).toBe('inside')
    expect(asked).toBe(1)
    // The connection is kept and its address was judged; a new one asks, and judges, again.
    const other = egressOf({ lookup })
    expect((await failure(other.call(get(`http://rebind.example:${server.port}/`)))).reason).toBe('refusedAddress')
    expect(asked).toBe(2)
  })

  test('takes only the permitted ones of several addresses', async () => {
    const server = await listen((_, response) => response.end('inside'))
    const lookup = async () => [address('169.254.169.254'), address('::1'), address('127.0.0.1'), address('10.0.0.1')]
    expect((await egressOf({ lookup }).call(get(`http://many.example:${server.port}/`))).body).toBe('inside')
  })

  test.each([
    'file:///etc/passwd',
    'ftp://example.com/',
    'gopher://127.0.0.1/',
    'javascript:1',
    'not a url',
    '',
    'http://',
    'http://user:secret@bot.example/',
  ])('refuses the address "%s"', async (url) => {
    const error = await failure(egressOf().call(get(url)))
    expect(error).toMatchObject({ reason: 'badUrl', wasSent: false })
    expect(error.message).not.toContain('secret')
  })
})

describe('a connection for another protocol', () => {
  const connected = (options: Parameters<typeof createEgress>[0], host: string, port: number) => {
    const egress = createEgress(options)
    onTestFinished(() => egress.close())
    return egress.connect({ host, port })
  }

  test('is opened where a call would be, to the address that was judged', async () => {
    const server = await listen((_, response) => response.end())
    const port = Number(server.port)
    for (const [allow, host] of [
      ['127.0.0.1', '127.0.0.1'],
      ['127.0.0.0/8', 'mail.example'],
      ['mail.example', 'mail.example'],
    ] as const) {
      const socket = await connected({ allow: [allow], lookup: async () => [address('127.0.0.1')] }, host, port)
      expect(socket.remoteAddress).toBe('127.0.0.1')
      socket.destroy()
    }
  })

  test.each([
    ['an address that is not public', '127.0.0.1', 'refusedAddress'],
    ['a name that leads to one', 'inside.example', 'refusedAddress'],
    ['a name of nobody', 'nowhere.example', 'unreachable'],
  ])('is refused to %s before a packet leaves', async (_, host, reason) => {
    const lookup = async (name: string) => (name === 'inside.example' ? [address('10.0.0.1'), address('::1')] : [])
    expect(await failure(connected({ allow: [], lookup }, host, 25))).toMatchObject({ reason, wasSent: false })
  })

  test('that nobody takes is told as such', async () => {
    const server = createServer()
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = server.address() as AddressInfo
    await once(server.close(), 'close')
    expect(await failure(connected({ allow: ['127.0.0.1'] }, '127.0.0.1', port))).toMatchObject({
      reason: 'unreachable',
    })
  })
})

describe('redirects', () => {
  test('are judged at every hop', async () => {
    const inside = await listen((_, response) => response.end('inside'))
    const outside = await listen((_, response) =>
      response.writeHead(302, { location: `http://secret.example:${inside.port}/` }).end(),
    )
    const lookup = async (host: string) => [address(host === 'public.example' ? '127.0.0.1' : '127.0.0.2')]
    const error = await failure(
      egressOf({ allow: ['public.example'], lookup }).call(get(`http://public.example:${outside.port}/`)),
    )
    expect(error).toMatchObject({ reason: 'refusedAddress', wasSent: true })
    expect(inside.connections()).toBe(0)
  })

  test.each(['http://127.0.0.1', 'http://[::1]', 'http://169.254.169.254/latest/meta-data/', 'http://2130706433'])(
    'to %s are refused',
    async (location) => {
      const outside = await listen((_, response) => response.writeHead(307, { location }).end())
      const egress = egressOf({ allow: ['public.example'], lookup: async () => [address('127.0.0.1')] })
      const error = await failure(egress.call(get(`http://public.example:${outside.port}/`)))
      expect(error.reason).toBe('refusedAddress')
    },
  )

  test.each(['file:///etc/passwd', 'ftp://example.com/', 'http://user:pw@127.0.0.1/'])(
    'to %s are refused',
    async (location) => {
      const server = await listen((_, response) => response.writeHead(302, { location }).end())
      expect(await failure(egressOf().call(get(server.url)))).toMatchObject({ reason: 'badUrl', wasSent: true })
    },
  )

  test('are followed three times and no more, and an endless body of one does not hold them up', async () => {
    const server = await listen(({ path }, response) => {
      const left = Number(path.slice(1))
      if (left === 0) response.end('there')
      else response.writeHead(302, { location: `/${left - 1}` }).write('x')
    })
    const egress = egressOf()
    expect((await egress.call(get(`${server.url}/3`))).body).toBe('there')
    expect((await failure(egress.call(get(`${server.url}/4`)))).reason).toBe('tooManyRedirects')
  })

  test('to another origin carry no signature, credential or cookie', async () => {
    const other = await listen((_, response) => response.end())
    const server = await listen((_, response) => response.writeHead(307, { location: `${other.url}/x` }).end())
    const headers = {
      Authorization: 'Bearer abc',
      Cookie: 'a=b',
      'usher-signature': 'v1=00',
      'usher-timestamp': '1',
      'x-api-key': 'abc',
      'content-type': 'application/json',
    }
    await egressOf().call({ method: 'POST', url: server.url, headers, body: '{}', timeoutMs: 5_000 })
    expect(server.received[0]?.headers).toMatchObject({ authorization: 'Bearer abc', 'x-api-key': 'abc' })
    const names = Object.keys(other.received[0]?.headers ?? {})
    expect(names.sort()).toEqual([
      'accept-encoding',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ])
    expect(other.received[0]).toMatchObject({ method: 'POST', body: '{}' })
  })

  test.each([
    [301, 'GET', ''],
    [302, 'GET', ''],
    [303, 'GET', ''],
    [307, 'POST', '{}'],
    [308, 'POST', '{}'],
  ])('of a POST with %i go on with a %s', async (status, method, body) => {
    const server = await listen(({ path }, response) =>
      path === '/' ? response.writeHead(status, { location: '/next' }).end() : response.end('there'),
    )
    const headers = { 'x-api-key': 'abc' }
    await egressOf().call({ method: 'POST', url: server.url, headers, body: '{}', timeoutMs: 5_000 })
    expect(server.received[1]).toMatchObject({ method, body, path: '/next', headers })
  })

  test('without a place, and 304, are answers', async () => {
    const server = await listen(({ path }, response) => response.writeHead(Number(path.slice(1))).end())
    for (const status of [302, 304]) expect((await egressOf().call(get(`${server.url}/${status}`))).status).toBe(status)
  })
})

describe('limits', () => {
  test('a body is read up to its limit and no further', async () => {
    const server = await listen(({ path }, response) => {
      const size = Number(path.slice(1))
      response.write('x'.repeat(size - 1))
      response.end('x')
    })
    const egress = egressOf()
    expect((await egress.call(get(`${server.url}/1000`, { maxBytes: 1000 }))).body).toHaveLength(1000)
    const error = await failure(egress.call(get(`${server.url}/1001`, { maxBytes: 1000 })))
    expect(error).toMatchObject({ reason: 'tooLarge', status: 200 })
  })

  test('a body that never ends is cut off', async () => {
    let closed: Promise<unknown> = Promise.resolve()
    const server = await listen((_, response) => {
      const more = () => {
        while (response.write('x'.repeat(16_384)) && !response.destroyed);
      }
      response.on('drain', more)
      closed = once(response, 'close')
      more()
    })
    expect((await failure(egressOf().call(get(server.url)))).reason).toBe('tooLarge')
    await closed
  })

  test('a length that is announced too large is not read at all', async () => {
    const server = await listen((_, response) => response.writeHead(200, { 'content-length': '999999999' }).write('x'))
    expect((await failure(egressOf().call(get(server.url)))).reason).toBe('tooLarge')
  })

  test.each(['gzip', 'br', 'deflate'])('asks for no compression, and unpacks none: %s', async (encoding) => {
    const server = await listen((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(gzipSync('x')),
    )
    expect(await failure(egressOf().call(get(server.url)))).toMatchObject({ reason: 'badResponse', status: 200 })
    expect(server.received[0]?.headers['accept-encoding']).toBe('identity')
  })

  test('a service that says nothing, or a byte at a time, is left when the time is over', async () => {
    const server = await listen(({ path }, response) => {
      if (path === '/silent') return
      const dripping = setInterval(() => response.write('x'), 10)
      response.on('close', () => clearInterval(dripping))
    })
    const egress = egressOf()
    const silent = await failure(egress.call(get(`${server.url}/silent`, { timeoutMs: 60 })))
    expect(silent).toMatchObject({ reason: 'timeout', status: null })
    const dripping = await failure(egress.call(get(`${server.url}/drip`, { timeoutMs: 60 })))
    expect(dripping).toMatchObject({ reason: 'timeout', status: 200 })
  })

  test('a name that is answered too late ends the call in time, and nothing is sent afterwards', async () => {
    const server = await listen((_, response) => response.end())
    const { promise, resolve } = Promise.withResolvers<readonly ResolvedAddress[]>()
    const egress = createEgress({ allow: ['127.0.0.1'], lookup: () => promise })
    const late = await failure(egress.call(get(`http://slow.example:${server.port}/`, { timeoutMs: 30 })))
    expect(late.reason).toBe('timeout')
    resolve([address('127.0.0.1')])
    await egress.close()
    expect(server.received).toEqual([])
  })
})

describe('failures', () => {
  test('say when nothing was sent', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as AddressInfo // listens on a port
    closed.close()
    await once(closed, 'close')
    const refused = await failure(egressOf().call(get(`http://127.0.0.1:${port}/`)))
    expect(refused).toMatchObject({ reason: 'unreachable', wasSent: false })
    expect(refused.message).toContain('ECONNREFUSED')
    const lookup = () => Promise.reject(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }))
    const unknown = await failure(egressOf({ lookup }).call(get('http://nowhere.example/')))
    expect(unknown).toMatchObject({ reason: 'unreachable', wasSent: false })
    const empty = await failure(egressOf({ lookup: async () => [] }).call(get('http://empty.example/')))
    expect(empty).toMatchObject({ reason: 'unreachable', wasSent: false })
  })

  test('tell a broken connection from broken HTTP', async () => {
    const rude = await listen((_, response) => response.destroy())
    expect(await failure(egressOf().call(get(rude.url)))).toMatchObject({ reason: 'unreachable', wasSent: true })
    const short = await listen((_, response) => {
      response.writeHead(200, { 'content-length': '10' })
      response.write('x', () => response.destroy())
    })
    expect(await failure(egressOf().call(get(short.url)))).toMatchObject({ status: 200, wasSent: true })
    const babble = createServer((socket) => socket.on('error', () => {}).end('SSH-2.0-server\r\n\r\n')).listen(
      0,
      '127.0.0.1',
    )
    await once(babble, 'listening')
    onTestFinished(() => void babble.close())
    const { port } = babble.address() as AddressInfo // listens on a port
    expect((await failure(egressOf().call(get(`http://127.0.0.1:${port}/`)))).reason).toBe('badResponse')
  })

  test('name the host, never path, query, header or body', async () => {
    const server = await listen((_, response) => response.destroy())
    const url = `${server.url}/hidden?token=hidden`
    const headers = { authorization: 'hidden' }
    const error = await failure(egressOf().call({ method: 'POST', url, headers, body: 'hidden', timeoutMs: 5_000 }))
    expect(error.message).toContain('127.0.0.1')
    expect(error.message).not.toContain('hidden')
  })
})
