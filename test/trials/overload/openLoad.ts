import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export type Load = {
  readonly sent: number
  readonly accepted: number
  /** told to come again: 503 and 429 */
  readonly refused: number
  /** any other answer, and connections that broke */
  readonly failed: number
  /** not sent, since every connection waited for an answer */
  readonly held: number
  readonly seconds: number
  /** ms of each that was accepted */
  readonly latencies: readonly number[]
}

const TICK_MS = 5
/** What is still on its way when sending ends is waited for so long. */
const REST_MS = 5_000
const STATUS = /HTTP\/1\.1 (\d{3})/g

/**
 * First messages of new customers, written straight to sockets: fetch would take more of the processor than the host. `perSecond` are sent by the clock, whatever has been answered, each on a
 * connection that waits for nothing; null sends on each connection as soon as the last was answered.
 */
export async function openLoad(
  url: string,
  prefix: string,
  how: { readonly connections: number; readonly seconds: number; readonly perSecond: number | null },
): Promise<Load> {
  const { hostname, port } = new URL(url)
  const latencies: number[] = []
  const waiting = new Map<Socket, number[]>()
  let sent = 0
  let refused = 0
  let failed = 0
  let held = 0
  const idle: Socket[] = []
  const began = performance.now()
  const isOver = (): boolean => performance.now() - began > how.seconds * 1_000

  function send(socket: Socket): void {
    sent += 1
    const id = `${prefix}-${sent}`
    const body = `{"id":"${id}","from":{"id":"u-${id}","name":"Ada","language":"en"},"text":"Hello, I have a question about my invoice"}`
    waiting.get(socket)?.push(performance.now())
    socket.write(
      `POST /api/channels/web/messages HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    )
  }
  function heard(socket: Socket, text: string): void {
    for (const [, status] of text.matchAll(STATUS)) {
      const at = waiting.get(socket)?.shift()
      if (at === undefined) continue
      if (status === '200') latencies.push(performance.now() - at)
      else if (status === '503' || status === '429') refused += 1
      else failed += 1
      if (how.perSecond !== null) idle.push(socket)
      else if (!isOver()) send(socket)
    }
  }
  async function open(): Promise<Socket> {
    const socket = connect(Number(port), hostname)
    socket.setNoDelay()
    waiting.set(socket, [])
    socket.setEncoding('latin1').on('data', (text) => heard(socket, String(text)))
    socket.on('error', () => {})
    socket.on('close', () => {
      failed += waiting.get(socket)?.length ?? 0
      waiting.delete(socket)
    })
    await once(socket, 'connect')
    return socket
  }

  const sockets: Socket[] = []
  // Not all at once: the host's backlog is finite.
  for (let opened = 0; opened < how.connections; opened += 1) sockets.push(await open())
  const from = performance.now() - began
  const goesOn = () => performance.now() - began - from < how.seconds * 1_000
  if (how.perSecond === null) for (const socket of sockets) send(socket)
  else idle.push(...sockets)
  while (goesOn()) {
    const due = how.perSecond === null ? 0 : ((performance.now() - began - from) / 1_000) * how.perSecond
    while (sent + held < due) {
      const socket = idle.shift()
      if (socket === undefined) held += 1
      else if (!socket.destroyed) send(socket)
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS))
  }
  const seconds = (performance.now() - began - from) / 1_000
  const rest = performance.now() + REST_MS
  while ([...waiting.values()].some((of) => of.length > 0) && performance.now() < rest)
    await new Promise((resolve) => setTimeout(resolve, TICK_MS))
  for (const socket of sockets) socket.destroy()
  return { sent, accepted: latencies.length, refused, failed, held, seconds, latencies }
}
