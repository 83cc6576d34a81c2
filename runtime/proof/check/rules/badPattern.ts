import { words } from '../../../engine/words.ts'
import { patternsOf } from '../../content/keywordsOf.ts'
import { example, toGeneral } from '../example.ts'
import { explainPattern } from '../explainPattern.ts'
import { atNode, describeWithin, nodePlaces } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { BY_NOT_RUNNING } from '../shown.ts'

const asking = (pattern: string) =>
  ({
    order: {
      type: 'collect',
      prompt: [{ text: 'Which order?' }],
      variable: 'order',
      value: { kind: 'pattern', pattern },
      exits: { next: 'to-general', invalid: 'to-general', timeout: 'to-general' },
    },
    'to-general': toGeneral,
  }) as const

export const badPattern: Rule = {
  code: 'badPattern',
  severity: 'error',
  explanation:
    'A pattern is not RE2, the kind of regular expression that always ends in time, or so large that it would keep other customers waiting. Look-ahead, look-behind and back-references do not exist in RE2; and what a count repeats counts as often as it may be there, up to 1,000 signs. A rule with such a pattern never matches; a question with it cannot be published. Write it in RE2 syntax, with smaller counts: * and + have no limit.',
  good: example(asking('[A-Z]{2}[0-9]{6}')),
  bad: example(asking('[A-Z]{2}[0-9{6}')),
  find: (workspace) =>
    nodePlaces(workspace).flatMap((place) =>
      patternsOf(place.node).flatMap(({ names, pattern }) => {
        const problem = explainPattern(pattern)
        return problem === null
          ? []
          : [
              {
                ...atNode(
                  place,
                  names,
                  words`${describeWithin(place, names)} cannot be read: ${problem.why}.`,
                  problem.fix,
                ),
                ...(place.node.type === 'collect' ? { shown: BY_NOT_RUNNING } : {}),
              },
            ]
      }),
    ),
}
