import type { Flow, Keywords, Node } from '../../../schemas/flow.ts'
import type { KeywordMove } from './WorkspaceDiff.ts'

/** Keywords that a node of both flows gives to another rule or option. Renames are made already. */
export function findKeywordMoves(a: Flow, b: Flow): readonly KeywordMove[] {
  return Object.entries(b.nodes).flatMap(([node, now]) => {
    const old = a.nodes[node]
    if (old === undefined || old.type !== now.type) return []
    const [before, after] = [keywordTable(old), keywordTable(now)]
    return [...after].flatMap(([key, { language, keyword, rules }]) => {
      const was = before.get(key)?.rules ?? []
      const left = was.filter((rule) => !rules.includes(rule))
      const come = rules.filter((rule) => !was.includes(rule))
      return left.flatMap((from, index) => {
        const to = come[index]
        return to === undefined ? [] : [{ node, language, keyword, from, to }]
      })
    })
  })
}

type Row = { readonly language: string; readonly keyword: string; readonly rules: string[] }

/** The rules or options that list each keyword, by language and keyword; '' is every language. */
export function keywordTable(node: Node): ReadonlyMap<string, Row> {
  const table = new Map<string, Row>()
  for (const [rule, keywords] of listsOf(node)) {
    const byLanguage: readonly (readonly [string, readonly string[]])[] = isPlain(keywords)
      ? [['', keywords]]
      : Object.entries(keywords)
    for (const [language, words] of byLanguage) {
      for (const keyword of words) {
        const key = `${language} ${keyword}`
        const row = table.get(key) ?? { language, keyword, rules: [] }
        row.rules.push(rule)
        table.set(key, row)
      }
    }
  }
  return table
}

function listsOf(node: Node): readonly (readonly [string, Keywords])[] {
  const items = node.type === 'keywordRoute' ? node.rules : node.type === 'menu' ? node.options : []
  return items.flatMap(({ id, keywords }) => (keywords === undefined ? [] : [[id, keywords] as const]))
}

function isPlain(keywords: Keywords): keywords is readonly string[] {
  return Array.isArray(keywords)
}
