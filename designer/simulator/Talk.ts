/*
 * A conversation that an author plays: how it opens, and what is given in it. What comes of it is not kept but played anew from the gives
 * (see playTalk.ts), so an edit of the flow shows at once what the same customer would get now.
 */
import type { Opening } from '../../runtime/proof/explore/openingsFor.ts'
import type { Give } from '../../runtime/proof/scenario/runScenario.ts'

export type Talk = {
  readonly flowId: string
  readonly opening: Opening
  /** the node at which it begins; null: where customers begin */
  readonly from: string | null
  readonly gives: readonly Give[]
  /** what was taken back, or a scenario still holds: stepping forward gives it */
  readonly ahead: readonly Give[]
  /** the scenario of the flow that is gone through; null: none */
  readonly scenario: string | null
}

export const beginTalk = (flowId: string, opening: Opening, from: string | null = null): Talk => ({
  flowId,
  opening,
  from,
  gives: [],
  ahead: [],
  scenario: null,
})

/** Lets something new happen; what lay ahead is given up, unless it is just that. */
export function giveNext(talk: Talk, give: Give): Talk {
  const [next, ...rest] = talk.ahead
  const isNext = next !== undefined && JSON.stringify(next) === JSON.stringify(give)
  return { ...talk, gives: [...talk.gives, give], ahead: isNext ? rest : [] }
}

/** Takes the last give back; stepping forward gives it again. */
export function stepBack(talk: Talk): Talk {
  const last = talk.gives.at(-1)
  return last === undefined ? talk : { ...talk, gives: talk.gives.slice(0, -1), ahead: [last, ...talk.ahead] }
}

export function stepForward(talk: Talk): Talk {
  const [next, ...ahead] = talk.ahead
  return next === undefined ? talk : { ...talk, gives: [...talk.gives, next], ahead }
}

/** Back to before the first word. */
export const restart = (talk: Talk): Talk => ({ ...talk, gives: [], ahead: [...talk.gives, ...talk.ahead] })
