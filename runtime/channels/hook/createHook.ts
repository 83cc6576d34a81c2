import { AppError } from '../../AppError.ts'
import type { Workspace } from '../../engine/workspace.ts'
import type { HookAnswer, HookRequest } from '../Adapter.ts'
import type { Connected } from '../connect.ts'
import { channelsAt } from './channelsAt.ts'
import { routeEvents } from './routeEvents.ts'
import { type Taking, takeEvents } from './takeEvents.ts'

export type HookDeps = Taking & {
  /** the live channels, with secrets resolved */
  readonly channels: () => Workspace['channels']
}

/** Takes a webhook that came to the address of a channel, or of a kind. Rejects with an `AppError`: it proves nothing, or is to be sent again. */
export type Hook = (name: string, request: HookRequest) => Promise<HookAnswer>

/**
 * The way in for platforms: which channels are meant, is it really their platform, what happened, all of it stored, and only then answered.
 * Nothing of a body is read before it is proven.
 */
export function createHook(deps: HookDeps): Hook {
  return async (name, request) => {
    const { named, others } = channelsAt(deps.channels(), name)
    if (request.method === 'GET') return handshake([...named, ...others], request)
    const proven = named.filter(({ adapter, settings }) => adapter.authenticate(request, settings))
    const [first] = proven
    if (first === undefined) throw new AppError('unauthorized', { detail: 'The signature is missing or wrong.' })
    const alike = others.filter(({ adapter, settings }) => adapter.authenticate(request, settings))
    const routed = await routeEvents(request, [...proven, ...alike])
    await takeEvents(routed, deps)
    return first.adapter.acknowledge(routed.map(({ event }) => event))
  }
}

function handshake(channels: readonly Connected[], request: HookRequest): HookAnswer {
  const answers = channels.map(({ adapter, settings }) => adapter.verify?.(request, settings) ?? null)
  const answer = answers.find((each) => each !== null && each.status < 300)
  if (answer) return answer
  throw new AppError('forbidden', { detail: 'This is no handshake that the channel knows.' })
}
