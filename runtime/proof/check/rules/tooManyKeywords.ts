import { words } from '../../../engine/words.ts'
import { keywordSetsOf, keywordsIn } from '../../content/keywordsOf.ts'
import { exampleRules } from '../example.ts'
import { atFlow, nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'

/** In one flow, every language counted. Matching a message costs the same with more; loading, reviewing and editing do not. */
export const KEYWORDS_PER_FLOW = 10_000

const matching = (count: number) => {
  const words = (from: number) => Array.from({ length: count / 2 }, (_, index) => `word${from + index}`)
  return exampleRules({ billing: words(0), repairs: words(count / 2) })
}

export const tooManyKeywords: Rule = {
  code: 'tooManyKeywords',
  severity: 'warning',
  explanation:
    'A flow has more than 10,000 keywords. Messages are still matched as fast, but nobody can review so many, and a file of that size is slow to load and edit. Use prefixes such as refund*, tolerance to typos, or several flows.',
  good: matching(4),
  bad: matching(KEYWORDS_PER_FLOW + 2),
  find: (workspace) =>
    Object.values(workspace.flows).flatMap((flow) => {
      const count = nodesOf(flow).reduce(
        (sum, { node }) => sum + keywordSetsOf(node).reduce((more, set) => more + keywordsIn(set).length, 0),
        0,
      )
      if (count <= KEYWORDS_PER_FLOW) return []
      return [
        atFlow(
          flow,
          ['nodes'],
          words`it has ${count} keywords; ${KEYWORDS_PER_FLOW} are the most.`,
          words`Use prefixes such as refund*, tolerance to typos, or several flows.`,
        ),
      ]
    }),
}
