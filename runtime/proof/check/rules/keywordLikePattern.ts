import { tokenise } from '../../../engine/match/tokenise.ts'
import { words } from '../../../engine/words.ts'
import { keywordSetsOf, keywordsIn } from '../../content/keywordsOf.ts'
import { exampleRules } from '../example.ts'
import { atNode, nodePlaces } from '../nodePlaces.ts'
import { patternSign } from '../patternSign.ts'
import type { Rule } from '../Rule.ts'

export const keywordLikePattern: Rule = {
  code: 'keywordLikePattern',
  severity: 'warning',
  explanation:
    'A keyword is written like a pattern: refund.*, (bill|invoice), ^hi$, colou?r. But a keyword is words: signs only part them, and a * at the end stands for any ending. What was meant to match does not. List each word or phrase by itself; patterns have a place of their own in a keyword rule.',
  good: exampleRules({ billing: ['refund*', 'bill', 'invoice'], prices: ['how much?', 'T-shirt (blue)'] }),
  bad: exampleRules({ billing: ['refund.*', '(bill|invoice)'] }),
  find: (workspace) =>
    nodePlaces(workspace).flatMap((place) =>
      keywordSetsOf(place.node)
        .flatMap(keywordsIn)
        .flatMap(({ names, keyword }) => {
          const sign = patternSign(keyword)
          // One without a word in it is emptyKeywords.
          if (sign === null || tokenise(keyword).words.length === 0) return []
          const fix =
            place.node.type === 'keywordRoute'
              ? words`List each word or phrase by itself, with a * at its end for any ending, or write a pattern under "patterns".`
              : words`List each word or phrase by itself, with a * at its end for any ending.`
          return [
            atNode(
              place,
              names,
              words`the keyword "${keyword}" is written like a pattern ("${sign}"), but is read as words.`,
              fix,
            ),
          ]
        }),
    ),
}
