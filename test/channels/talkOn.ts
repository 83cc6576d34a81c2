import { expect } from 'vitest'
import { connect } from '../../runtime/channels/connect.ts'
import type { Happened } from '../../runtime/channels/Double.ts'
import { transcriptOf } from '../../runtime/http/transcriptOf.ts'
import type { Channel } from '../../schemas/resources.ts'
import { heardBy, somebodyOn } from './customers.ts'
import type { Platforms } from './startPlatforms.ts'

/** Customers on one platform, and what is seen of them. */
export function talkOn(kind: Channel['kind'], platforms: () => Platforms) {
  const said = async (address: string) =>
    (await platforms().turnsWith(kind, address)).flatMap(({ event }) => (event.type === 'message' ? [event.text] : []))
  /** The latest conversation with a customer. */
  const conversationWith = async (address: string) => {
    const { conversations } = platforms().store
    const [latest] = (await conversations.list({ channel: `my-${kind}`, limit: 200 })).filter(
      (conversation) => conversation.address === address,
    )
    if (latest === undefined) throw new Error(`nobody wrote from ${address}`)
    return latest
  }
  const linesWith = async (address: string) =>
    (await platforms().turnsWith(kind, address)).flatMap((turn) => transcriptOf(turn))
  /** Has it happen; false where the platform has no such thing, for a reason that is written down. */
  const has = async (happened: Happened): Promise<boolean> => {
    const told = platforms().tell(kind, happened)
    if (told === null) {
      expect(platforms().doubleFor(kind).lacks[happened.does]).toMatch(/^[A-Z].*\.$/)
      return false
    }
    for (const hook of told) expect(await platforms().post(kind, hook)).toBe(200)
    return true
  }
  return {
    somebody: () => somebodyOn(kind),
    connected: () => {
      const channel = connect(kind, platforms().settingsOf(kind))
      if (typeof channel === 'string') throw new Error(channel)
      return channel
    },
    heard: (address: string) => heardBy(platforms(), kind, address),
    said,
    conversationWith,
    linesWith,
    has,
  }
}
