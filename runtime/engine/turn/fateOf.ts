import type { Node } from '../../../schemas/flow.ts'
import type { CompiledRelease } from '../compile/CompiledRelease.ts'
import { restOf } from '../nodes/traits.ts'
import type { Session } from '../state/session.ts'
import { nodeAt } from './nodeAt.ts'

/** What a publication does to conversations that stand mid-flow on another release. */
export type OnStanding = {
  /** `pin`: they finish where they are. `restart`: their next message begins anew. `migrate`: their next message is taken by the same node of the new release */
  readonly policy: 'pin' | 'restart' | 'migrate'
  /** for `migrate`: nodes that have another id in the new release, old to new */
  readonly map: { readonly [node: string]: string }
}

/** They finish on the release that they began on. */
export const PIN: OnStanding = { policy: 'pin', map: {} }

/** What the next message of a standing conversation does to its session. */
export type Fate =
  /** it is on the release already */
  | { readonly is: 'stays' }
  | { readonly is: 'finishes' }
  | { readonly is: 'restarts' }
  /** the message is taken by node `to` of the release */
  | { readonly is: 'moves'; readonly to: string }

type Standing = Pick<Session, 'release' | 'flow' | 'node'>

/**
 * Decides what becomes of a session when its contact gets the release `next`. It moves only to a node that waits for the same things (and, for a
 * bot, is with the same bot); where there is none it finishes on its own release, `own`, which is null when that is gone. So nobody is lost.
 */
export function fateOf(standing: Standing, own: CompiledRelease | null, next: CompiledRelease, on: OnStanding): Fate {
  if (standing.release === next.hash) return { is: 'stays' }
  if (on.policy === 'restart') return { is: 'restarts' }
  const to = on.policy === 'migrate' ? placeIn(standing, own, next, on.map) : null
  return to === null ? { is: 'finishes' } : { is: 'moves', to }
}

/** Whether the release has the node that a session stands at, as one that waits for the same things. */
export function hasPlace(standing: Standing, own: CompiledRelease | null, next: CompiledRelease): boolean {
  return placeIn(standing, own, next, {}) !== null
}

function placeIn(
  { flow, node }: Standing,
  own: CompiledRelease | null,
  next: CompiledRelease,
  map: OnStanding['map'],
): string | null {
  if (node === null || own === null || !next.flow(flow).ok) return null
  const from = nodeAt(own.workspace, flow, node)?.node
  if (from === undefined) return null
  const mapped = Object.hasOwn(map, node) ? map[node] : undefined
  const candidates = mapped === undefined ? [node] : [mapped, node]
  return (
    candidates.find((id) => {
      const to = nodeAt(next.workspace, flow, id)?.node
      return to !== undefined && waitsAlike(from, to)
    }) ?? null
  )
}

/** An answer that is under way must still be awaited: a bot's only from the same bot, a service's only by a request. */
function waitsAlike(from: Node, to: Node): boolean {
  const [before, after] = [restOf(from), restOf(to)]
  if (before === null || after === null) return false
  return before.waitsFor === after.waitsFor && before.partner?.(from) === after.partner?.(to)
}
