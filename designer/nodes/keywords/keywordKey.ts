import { keyOf, ruleKeywords } from '../../../runtime/proof/check/ruleKeywords.ts'

const known = new Map<string, string>()
/** Of more words than any list holds the oldest are forgotten. */
const MOST_KNOWN = 20_000

/** The same for keywords that match the same messages, as the engine reads them: `Refund!` is `refund`, `ＰＡＹ` is `pay`. */
export function keywordKey(keyword: string): string {
  const found = known.get(keyword)
  if (found !== undefined) return found
  const [read] = ruleKeywords({ type: 'keywordRoute', rules: [{ id: 'rule', keywords: [keyword] }], exits: {} })
  // What the engine finds no word in matches nothing; it is told from others as it is written.
  const key = read === undefined ? `=${keyword}` : keyOf(read)
  const [oldest] = known.keys()
  if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest)
  known.set(keyword, key)
  return key
}
