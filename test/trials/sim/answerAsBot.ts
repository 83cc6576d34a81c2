import { signatureHeaders } from '../../../runtime/egress/signature.ts'
import { sourceOf } from '../../../runtime/inbound/sourceOf.ts'
import { BASE_URL, type Promised } from './createOutside.ts'
import { WORKSPACE } from './flow.ts'
import type { Seen } from './readHistory.ts'
import type { Site } from './Site.ts'
import { pause, type World } from './World.ts'

const TRIES = 12

/** Gives the answer that a bot has promised: in time or when nobody waits any more, twice, after another one, and to a conversation that it is not for. */
export async function answerAsBot(promised: Promised, world: World, site: Site, seen: Seen): Promise<void> {
  const { draws, flaw, model, now } = world
  const { call, bot, conversationId } = promised

  /** Sends it until it is taken or refused. */
  async function send(id: string, to: string): Promise<void> {
    const url = (conversation: string): string => `${BASE_URL}/api/bots/${bot}/callback/${conversation}/${call}`
    const handback = draws.isHit(0.5) ? { handback: {} } : {}
    const body = JSON.stringify({ id, replies: [{ text: 'Later.' }], ...handback })
    const { secret } = WORKSPACE.bots[bot] ?? { secret: '' }
    // What a bot has signed for one conversation somebody may send to another.
    const signed = { method: 'POST', url: url(flaw === 'unsignedPath' ? to : conversationId), body }
    const headers = signatureHeaders(secret, signed, now())
    seen.callbacks.push({ source: sourceOf('c', call, id), conversationId })
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await site.ask(async (host) => {
        let arrival: ReturnType<typeof host.acceptCallback>
        try {
          arrival = host.acceptCallback({ bot, conversationId: to, call, headers, body })
        } catch {
          return 'refused'
        }
        return (await host.receive(arrival)).turnId
      })
      if (answer !== null) return
      await pause(draws.within(100, 2_000))
    }
  }

  await pause(draws.within(0, 30_000))
  const others = [...model.conversations.keys()].filter((id) => id !== conversationId)
  const [first, ...rest] = others
  if (first !== undefined && draws.isHit(0.3)) await send('other', draws.oneOf([first, ...rest]))
  await Promise.all(
    draws.isHit(0.3) ? [send('one', conversationId), send('one', conversationId)] : [send('one', conversationId)],
  )
  if (draws.isHit(0.2)) await send('two', conversationId)
}
