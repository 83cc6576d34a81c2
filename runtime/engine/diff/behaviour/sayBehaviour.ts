import type { DiffLine, DiffSection } from '../sayDiff.ts'
import type { BehaviourComparison } from './compareBehaviour.ts'

const SUMMARIES: { readonly [verdict in BehaviourComparison['verdict']]: string } = {
  same: 'no behaviour changed (proved)',
  otherWords: 'every message ends where it ended (proved); what is said differs',
  differs: 'messages go elsewhere',
  notProved: 'no difference found, but none is ruled out',
  cannotRun: 'cannot be compared: a version lacks the flow or cannot run it',
}

/** What a comparison found, as a section beside those of `sayDiff`. */
export function sayBehaviour(comparison: BehaviourComparison): DiffSection {
  const { flow, verdict, differences, because, conversations, isComplete } = comparison
  const lines = differences.map(
    ({ when, before, after }): DiffLine => ({ sign: '~', text: `${when}: ${before} → ${after}` }),
  )
  const bound =
    isComplete || verdict === 'same' || verdict === 'cannotRun'
      ? []
      : [`looked at ${conversations} conversations; there are more`]
  const why = verdict === 'notProved' && because.length > 0 ? [`not proved because of ${because.join(', ')}`] : []
  return {
    title: `Behaviour of ${flow}: ${SUMMARIES[verdict]}`,
    file: `${flow}.flow.json`,
    lines: [...lines, ...[...why, ...bound].map((text): DiffLine => ({ sign: '~', text }))],
  }
}
