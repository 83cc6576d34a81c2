import { filePath } from '../../files/FileKind.ts'
import type { DiffSection } from '../sayDiff.ts'
import type { BehaviourComparison } from './compareBehaviour.ts'
import type { Difference } from './Difference.ts'
import { sayCircumstances } from './sayCircumstances.ts'

const SUMMARIES: { readonly [verdict in BehaviourComparison['verdict']]: string } = {
  same: 'no behaviour changed (proved)',
  otherWords: 'every message ends where it ended (proved); what is said differs',
  differs: 'messages go elsewhere',
  notProved: 'no difference found, but none is ruled out',
  cannotRun: 'cannot be compared: a version lacks the flow or cannot run it',
}

/** Of a verdict `differs`, when every difference that was found is in what is said. */
const ONLY_WORDS_FOUND = 'what is said differs; no message was found to end elsewhere, but none is ruled out'
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
    ...ways.slice(0, TOLD).map(sayWay),
    ...(left > 0 ? [`and ${left} more`] : []),
    ...(isOpen && because.length > 0 ? [`not proved because of ${because.join(', ')}`] : []),
    ...(isBounded ? [`looked at ${conversations} conversations; there are more`] : []),
  ]
  return {
    title: `Behaviour of ${flow}: ${isWordsAlone ? ONLY_WORDS_FOUND : SUMMARIES[verdict]}`,
    file: filePath('flow', flow),
    lines: lines.map((text) => ({ sign: '~', text })),
  }
}

/** Differences from the same to the same. */
function sayWay(differences: readonly Difference[]): string {
  const [first, ...others] = differences
  if (first === undefined) return ''
  const example = [sayCircumstances(first.example), first.when].filter((words) => words !== '').join(', ')
  const whens = [...new Set(others.map(({ when }) => when))].filter((when) => when !== first.when)
  const left = whens.length - LIKEWISE
  const likewise = `; likewise ${whens.slice(0, LIKEWISE).join(', ')}${left > 0 ? ` and ${left} more` : ''}`
  return `${example}: ${first.before} → ${first.after}${whens.length === 0 ? '' : likewise}`
}
