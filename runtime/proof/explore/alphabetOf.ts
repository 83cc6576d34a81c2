import type { CompiledRelease } from '../../engine/compile/CompiledRelease.ts'
import { closingAt } from '../../engine/life/closingAt.ts'
import { lifeOf } from '../../engine/life/lifeOf.ts'
import { DEFAULT_THREADING_WINDOW } from '../../engine/limits.ts'
import { restOf, restsFor } from '../../engine/nodes/traits.ts'
import { durationMs } from '../../engine/parseDuration.ts'
import type { CompiledNode } from '../../engine/walk/CompiledFlow.ts'
import type { Rehearsal } from '../scenario/Rehearsal.ts'
import type { Give } from '../scenario/runScenario.ts'
import { answersFromOutside } from './answersFromOutside.ts'
import { createMessages } from './createMessages.ts'
import { type Opening, openingsFor } from './openingsFor.ts'
import { type Survey, surveyOf } from './Survey.ts'
import type { Detail } from './wordsFor.ts'

export const A_WHILE = 'PT10M'
const VARIABLE = 'vars.'
/** A message without words. */
const PHOTO = { attachments: [{ kind: 'image', url: 'https://example.org/photo.jpg' }] } as const

/**
 * What can happen to conversations of a flow, finite: how they begin, and what may come next wherever one stands. Each is one of a kind
 * that the flow treats alike. The words are those of scenarios.
 */
export type Alphabet = {
  readonly survey: Survey
  readonly openings: readonly Opening[]
  /** in order: words that choose, words that do not, answers of bots and services, messages that do not arrive, silence */
  readonly givesAt: (rehearsal: Rehearsal) => readonly Give[]
}

/** Openings at most; the unlikeliest combinations are left out. */
const OPENINGS = 200

/** Null when the flow cannot run. */
export function alphabetOf(release: CompiledRelease, flowId: string, detail: Detail): Alphabet | null {
  const survey = surveyOf(release, flowId)
  return survey === null ? null : createAlphabet(survey, detail)
}

function createAlphabet(survey: Survey, detail: Detail): Alphabet {
  const { release, flow, written, compared, asksHoursAgain } = survey
  const messages = createMessages(survey, detail)
  const window = release.workspace.workspace.threadingWindow ?? DEFAULT_THREADING_WINDOW
  const entries = flow.returning === null ? [flow.start] : [flow.start, flow.returning]
  const isKnownLater = [...compared.keys()].some((name) => name.startsWith('contact.'))
  const comesBack = flow.returning !== null || compared.has('conversation.returning') || isKnownLater

  // We begin it too, with every value of a variable that the flow looks at.
  const given = [...compared].flatMap(([name, values]) =>
    name.startsWith(VARIABLE) ? values.map((value) => ({ [name.slice(VARIABLE.length)]: value })) : [],
  )
  const begun = [...flow.entries.keys()].flatMap((entry): readonly Give[] => [
    { start: { entry } },
    ...given.map((variables) => ({ start: { entry, variables } })),
  ])

  const say = (text: string): Give => (text === '' ? { customer: PHOTO } : { customer: text })

  function givesOfEnded(rehearsal: Rehearsal): readonly Give[] {
    const conversation = rehearsal.conversation()
    if (conversation === null) return [...messages.atEntry([flow.start], languageOf(rehearsal)).map(say), ...begun]
    if (!comesBack) return []
    if (conversation.owner !== 'closed') return [{ agent: 'closes' }]
    const isPast = rehearsal.now() - conversation.lastActivityAt >= durationMs(window)
    return [...messages.atEntry(entries, languageOf(rehearsal)).map(say), ...(isPast ? [] : [{ after: window }])]
  }

  function givesOfRest(rehearsal: Rehearsal, resting: CompiledNode): readonly Give[] {
    const node = written.get(resting.id)?.node
    const rest = node === undefined ? null : restOf(node)
    if (node === undefined || rest === null) return []
    // The longest silence: until the conversation is closed for it, where no exit is taken before.
    const timeout = closingAt(node, lifeOf(release.workspace, rehearsal.channel, flow.id)) ?? restsFor(node, rest)
    return [
      ...(rest.message === 'held' ? [] : messages.atRest(resting, languageOf(rehearsal)).map(say)),
      ...answersFromOutside(node, survey),
      ...(rehearsal.conversation()?.session?.sent?.nodes ?? []).map((undelivered) => ({ undelivered })),
      ...(resting.rest?.timeout === undefined ? [] : [{ after: timeout }]),
      // Long enough for what was open to be closed, and soon enough to be answered.
      ...(rest.message === 'answer' && asksHoursAgain && durationMs(timeout) > durationMs(A_WHILE)
        ? [{ after: A_WHILE }]
        : []),
    ]
  }

  const languageOf = (rehearsal: Rehearsal): string =>
    rehearsal.conversation()?.session?.language ?? rehearsal.contact().language ?? flow.languages[0] ?? 'en'

  return {
    survey,
    openings: openingsFor(survey, detail, OPENINGS),
    givesAt(rehearsal) {
      const conversation = rehearsal.conversation()
      const isUnderWay = conversation?.owner === 'flow' || conversation?.owner === 'bot'
      const resting = isUnderWay ? flow.nodes.get(conversation.session?.node ?? '') : undefined
      return resting === undefined ? givesOfEnded(rehearsal) : givesOfRest(rehearsal, resting)
    },
  }
}
