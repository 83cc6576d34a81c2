import { filePath } from '../../../engine/files/FileKind.ts'
import { joinWords, type Value, type Words, words } from '../../../engine/words.ts'
import type { DiffSection } from '../sayDiff.ts'
import type { BehaviourComparison } from './compareBehaviour.ts'
import type { Difference } from './Difference.ts'
import { sayCircumstances } from './sayCircumstances.ts'

const SUMMARIES: { readonly [verdict in BehaviourComparison['verdict']]: Words } = {
  same: words`no behaviour changed (proved)`,
  otherWords: words`every message ends where it ended (proved); what is said differs`,
  differs: words`messages go elsewhere`,
  notProved: words`no difference found, but none is ruled out`,
  cannotRun: words`cannot be compared: a version lacks the flow or cannot run it`,
}

/** Of a verdict `differs`, when every difference that was found is in what is said. */
const ONLY_WORDS_FOUND = words`what is said differs; no message was found to end elsewhere, but none is ruled out`
/** Ways that messages go now that are told, and messages that go each besides its example; a reader of more wants them as data. */
const TOLD = 20
const LIKEWISE = 4

/**
 * What a comparison found, as a section beside those of `sayDiff`: each from → to with a shortest example and what else goes that way;
 * those that lead a customer elsewhere before those that only sound otherwise.
 */
export function sayBehaviour(comparison: BehaviourComparison): DiffSection {
  const { flow, verdict, because, conversations, isComplete } = comparison
  const rank = ({ kind }: Difference) => (kind === 'says' ? 1 : 0)
  const differences = [...comparison.differences].sort((x, y) => rank(x) - rank(y))
  const isWordsAlone = verdict === 'differs' && differences.every(({ kind }) => kind === 'says')
  const ways = [
    ...Map.groupBy(differences, ({ kind, before, after }) => JSON.stringify([kind, before, after])).values(),
  ]
  const left = ways.length - TOLD
  const isOpen = verdict === 'notProved' || isWordsAlone
  const isBounded = !isComplete && verdict !== 'same' && verdict !== 'cannotRun'
  const lines = [
    ...ways.slice(0, TOLD).flatMap(sayWay),
    ...(left > 0 ? [words`and ${left} more`] : []),
    ...(isOpen && because.length > 0 ? [words`not proved because of ${list(because)}`] : []),
    ...(isBounded ? [words`looked at ${conversations} conversations; there are more`] : []),
  ]
  return {
    title: words`Behaviour of ${flow}: ${isWordsAlone ? ONLY_WORDS_FOUND : SUMMARIES[verdict]}`,
    file: filePath('flow', flow),
    lines: lines.map((text) => ({ sign: '~', text })),
  }
}

/** Differences from the same to the same. */
function sayWay([first, ...others]: readonly Difference[]): readonly Words[] {
  if (first === undefined) return []
  const example = list([...sayCircumstances(first.example), first.when])
  const way = words`${example}: ${first.before} → ${first.after}`
  const whens = new Map([first, ...others].map(({ when }) => [JSON.stringify(when), when]))
  const [, ...rest] = whens.values()
  if (rest.length === 0) return [way]
  const left = rest.length - LIKEWISE
  const likewise = list(rest.slice(0, LIKEWISE))
  return [left > 0 ? words`${way}; likewise ${likewise} and ${left} more` : words`${way}; likewise ${likewise}`]
}

const list = (said: readonly Value[]): Value => joinWords(said, (one, other) => words`${one}, ${other}`)
