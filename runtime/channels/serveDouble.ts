import type { Channel } from '../../schemas/resources.ts'
import type { FailureClass } from './Adapter.ts'
import type { Double, DoubleHook, Happened, Heard } from './Double.ts'
import { listenHttp } from './listenHttp.ts'
import { type PlayedPlatform, playPlatform, type Taken } from './playPlatform.ts'

export type ServedDouble = {
  /** where it takes what is sent */
  readonly url: string
  /** a channel that speaks with it, but for its flow */
  readonly settings: Omit<Channel, 'flow'>
  readonly platform: PlayedPlatform
  /** the webhooks of what happens, signed for this address; null: the platform has no such thing */
  readonly tell: (happened: Happened, hookUrl: string) => readonly DoubleHook[] | null
  /** posts a webhook; the status that it was answered with */
  readonly post: (hook: DoubleHook, hookUrl: string) => Promise<number>
  readonly close: () => Promise<void>
}

/** Plays a platform on a port of the loopback; 0: a free one. `heard` is told of each message that it takes, `refused` of each that it was told to refuse. */
export async function serveDouble(
  double: Double,
  port: number,
  heard: (taken: Taken) => void,
  refused: (said: Heard, failure: FailureClass) => void = () => {},
): Promise<ServedDouble> {
  const platform = playPlatform(double, Date.now(), heard, refused)
  const { listen = listenHttp } = double
  const server = await listen(port, async (call) => platform.answer(call, settings))
  const url = `http://127.0.0.1:${server.port}`
  const settings = { ...double.settings(url), flow: 'main' } as Channel // what the double's own functions take
  return {
    url,
    settings: double.settings(url),
    platform,
    tell: (happened, hookUrl) => double.tell(happened, settings, hookUrl),
    post: async ({ headers, query, rawBody }, hookUrl) => {
      const search = new URLSearchParams(query).toString()
      const response = await fetch(`${hookUrl}${search === '' ? '' : `?${search}`}`, {
        method: 'POST',
        headers,
        body: Buffer.from(rawBody),
      })
      await response.arrayBuffer()
      return response.status
    },
    close: server.close,
  }
}
