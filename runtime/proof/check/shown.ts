import type { Effect } from '../../engine/state/effect.ts'
import type { TraceEntry } from '../../engine/state/trace.ts'
import type { Names } from '../content/textsOf.ts'
import type { Rehearsal, RehearsedTurn } from '../scenario/Rehearsal.ts'
import type { Shown } from './Rule.ts'

type Of<Type extends TraceEntry['type']> = Extract<TraceEntry, { type: Type }>

/** What the engine did in these turns, of one kind. */
export function entriesIn<Type extends TraceEntry['type']>(
  turns: readonly RehearsedTurn[],
  type: Type,
): readonly Of<Type>[] {
  return turns.flatMap(({ trace }) => trace.filter((entry): entry is Of<Type> => entry.type === type))
}

/** What came out of these turns, of one kind. */
function effectsIn<Type extends Effect['type']>(
  turns: readonly RehearsedTurn[],
  type: Type,
): readonly Extract<Effect, { type: Type }>[] {
  return turns.flatMap(({ effects }) =>
    effects.filter((effect): effect is Extract<Effect, { type: Type }> => effect.type === type),
  )
}

/** How often these turns came to the node. */
const entries = (turns: readonly RehearsedTurn[], node: string): number =>
  entriesIn(turns, 'nodeEntered').filter((entry) => entry.node === node).length

/** It is enough to come to the node. */
export function byEntering(node: string): Shown {
  return { node, by: (turns) => entries(turns, node) > 0 }
}

/** A turn comes to the node and sends nothing. */
export function byClosingInSilence(node: string): Shown {
  return {
    node,
    by: (turns) => turns.some((turn) => entries([turn], node) > 0 && effectsIn([turn], 'sendMessage').length === 0),
  }
}

/** The node sends something, to a customer who comes on that channel or is that contact. */
export function bySending(node: string, opening: NonNullable<Shown['opening']>): Shown {
  return { node, opening, by: (turns) => sentBy(turns, node) > 0 }
}

/** The conversation falls back to the queue of the flow, because the exit leads nowhere. A called flow returns by a node of its own. */
export function byDeadEnd(node: string, exit: string): Shown {
  return {
    node,
    by: (turns) =>
      entriesIn(turns, 'failed').some(({ code, nodes, message }) => {
        const isThere = isWithin(nodes.at(-1) ?? '', node)
        return code === 'deadEnd' && isThere && message.includes(`"${exit}"`)
      }),
  }
}

/** The flow goes round in one turn until the engine ends it. */
export function byStepLimit(round: readonly string[]): Shown {
  return {
    node: round[0] ?? '',
    by: (turns) =>
      entriesIn(turns, 'failed').some(
        ({ code, nodes }) => code === 'stepLimit' && nodes.some((id) => round.includes(id)),
      ),
  }
}

/** The conversation comes to the node a second time; `isSilent`: without a word of the customer in between. */
export function byGoingRound(node: string, isSilent: boolean): Shown {
  return {
    node,
    by(turns, rehearsal) {
      if (entries(turns, node) === 0) return false
      const all = rehearsal.turns()
      const said = isSilent ? all.findLastIndex(({ event }) => event.type === 'message') : 0
      return entries(all.slice(said), node) > 1
    },
  }
}

/** The flow cannot run at all: the first message falls back to a queue. */
export const BY_NOT_RUNNING: Shown = {
  node: '',
  by: (turns) => entriesIn(turns, 'failed').some(({ code }) => code === 'cannotCompile'),
}

/** The words are taken by another rule than the one that lists them. */
export function byOtherRule(node: string, says: string, rule: string): Shown {
  return {
    node,
    says,
    by: (turns) => entriesIn(turns, 'keywordMatched').some((entry) => entry.node === node && entry.match.rule !== rule),
  }
}

/** The words are a keyword of the router, and match nothing there. */
export function byMissing(node: string, says: string): Shown {
  return { node, says, by: (turns) => entriesIn(turns, 'keywordMissed').some((entry) => entry.node === node) }
}

/** The words choose another option than the one that lists them. */
export function byOtherOption(node: string, says: string, option: string): Shown {
  return {
    node,
    says,
    by: (turns) => entriesIn(turns, 'optionChosen').some((entry) => entry.node === node && entry.option !== option),
  }
}

/** The words are heard as an opt-out, an opt-in or a call for help, though the node would take them. */
export function byConsent(
  node: string,
  says: string,
  { channel, isAsked }: { channel: string; isAsked: boolean },
): Shown {
  const by: Shown['by'] = (turns) => turns.some(({ handledBy }) => handledBy === 'consent')
  return { node, says, isAsked, opening: { channel }, by }
}

/** A message goes out so long after the customer's last one; `window` in ms. */
export function bySendingAfter(node: string, window: number, channel: string): Shown {
  return {
    node,
    opening: { channel },
    tracked: (rehearsal) => Math.min(window, rehearsal.now() - (sinceWord(rehearsal)[0]?.at ?? rehearsal.now())),
    by(turns, rehearsal) {
      const said = sinceWord(rehearsal)[0]?.at ?? 0
      return turns.some((turn) => turn.at - said >= window && sentBy([turn], node) > 0)
    },
  }
}

/** More messages go out after the customer's last one than `limit`, one of those beyond it from the node. */
export function bySendingMoreThan(node: string, limit: number, channel: string): Shown {
  return {
    node,
    opening: { channel },
    tracked: (rehearsal) => Math.min(limit + 1, effectsIn(sinceWord(rehearsal), 'sendMessage').length),
    by(turns, rehearsal) {
      const sent = effectsIn(sinceWord(rehearsal), 'sendMessage').slice(limit)
      return sentBy(turns, node) > 0 && sent.some((message) => isWithin(message.node, node))
    },
  }
}

/** The turns from the customer's last message on. */
function sinceWord(rehearsal: Rehearsal): readonly RehearsedTurn[] {
  const turns = rehearsal.turns()
  return turns.slice(
    Math.max(
      0,
      turns.findLastIndex(({ event }) => event.type === 'message'),
    ),
  )
}

const sentBy = (turns: readonly RehearsedTurn[], node: string): number =>
  effectsIn(turns, 'sendMessage').filter((message) => isWithin(message.node, node)).length

/** Whether a node is this one, or stands in the flow that it calls. */
const isWithin = (at: string, node: string): boolean => at === node || at.startsWith(`${node}/`)

/** Whether a text at this place of a node is sent as soon as the conversation comes there; a retry, for example, is not. */
export function isSentFirst([field]: Names): boolean {
  return field === 'content' || field === 'prompt' || field === 'options' || field === 'value'
}
