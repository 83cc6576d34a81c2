import type { KeywordRule } from '../../../schemas/flow.ts'
import { normaliseText } from './normaliseText.ts'
import { type Pattern, patternOf } from './Pattern.ts'
import { isUnspaced, tokenise } from './tokenise.ts'
import { createTypoIndex, type TypoIndex, toleratedEdits } from './typos.ts'

/** A keyword as its author wrote it, at the place in the trie where its last word ends. */
export type Entry = {
  /** position of its rule */
  readonly rule: number
  readonly keyword: string
  /** empty: listed for every language */
  readonly languages: readonly string[]
  readonly isPrefix: boolean
  /** one character of a script without spaces: only where it stands by itself, for 是 is in 不是 and 今天是星期一 */
  readonly isAlone: boolean
}

export type TrieNode = {
  readonly next: Map<string, TrieNode>
  readonly ends: Entry[]
  /** the last word's beginning → the keywords that take any ending */
  readonly prefixes: Map<string, Entry[]>
  /** lengths of the prefixes, ascending: what there is to look up, however many keywords there are */
  lengths: readonly number[]
}

export type KeywordMatcher = {
  readonly rules: readonly string[]
  readonly exact: TrieNode
  /** keywords of the rules that tolerate typos, once more, and the words of all keywords */
  readonly tolerant: { readonly trie: TrieNode; readonly typos: TypoIndex; readonly known: ReadonlySet<string> } | null
  readonly patterns: readonly { readonly rule: number; readonly source: string; readonly pattern: Pattern }[]
}

/** One automaton for all keywords of all rules. Never throws: a pattern that cannot be used matches nothing, and `check` tells. */
export function compileKeywords(rules: readonly KeywordRule[]): KeywordMatcher {
  const exact = createNode()
  const tolerantTrie = createNode()
  const vocabulary = new Set<string>()
  const known = new Set<string>()
  const patterns: { rule: number; source: string; pattern: Pattern }[] = []
  rules.forEach((rule, index) => {
    for (const [keyword, languages] of keywordsOf(rule)) {
      const { words } = tokenise(keyword)
      const [first, second] = words
      if (first === undefined) continue
      const isPrefix = takesEndings(keyword, words)
      const isAlone = second === undefined && !isPrefix && isUnspaced(first)
      const entry: Entry = { rule: index, keyword, languages, isPrefix, isAlone }
      insert(exact, words, entry)
      for (const word of words) known.add(word)
      if (rule.typos !== true) continue
      insert(tolerantTrie, words, entry)
      for (const word of words) if (toleratedEdits(word) > 0) vocabulary.add(word)
    }
    for (const source of rule.patterns ?? []) {
      const pattern = patternOf(foldLetters(source), { ignoreCase: true })
      if (pattern !== null) patterns.push({ rule: index, source, pattern })
    }
  })
  sortLengths(exact)
  sortLengths(tolerantTrie)
  return {
    rules: rules.map(({ id }) => id),
    exact,
    tolerant: vocabulary.size === 0 ? null : { trie: tolerantTrie, typos: createTypoIndex(vocabulary), known },
    patterns,
  }
}

/**
 * Whether any ending may follow a keyword's last word: its author put a star behind it, or it is Korean, where particles and endings are
 * written on to the word (환불은, 환불해주세요). One Korean syllable begins too many other words.
 */
export function takesEndings(keyword: string, words: readonly string[]): boolean {
  return keyword.trimEnd().endsWith('*') || KOREAN.test(words.at(-1) ?? '')
}

const KOREAN = /^\p{Script=Hangul}{2,}$/u

/** Patterns see normalised text: they are made to ignore case, and their own accents fold. The ASCII in them is syntax (`\\D` is not `\\d`) and stays as written. */
const foldLetters = (source: string): string =>
  source.replace(/[^\x20-\x7e]\p{M}*|[a-zA-Z]\p{M}+/gu, (letter) => normaliseText(letter).text)

/** Each keyword once, with the languages that list it. */
function keywordsOf({ keywords = [] }: KeywordRule): ReadonlyMap<string, readonly string[]> {
  if (isList(keywords)) return new Map(keywords.map((keyword) => [keyword, []]))
  const languages = new Map<string, string[]>()
  for (const [language, list] of Object.entries(keywords)) {
    for (const keyword of list) languages.set(keyword, [...(languages.get(keyword) ?? []), language])
  }
  return languages
}

const isList = (keywords: NonNullable<KeywordRule['keywords']>): keywords is readonly string[] =>
  Array.isArray(keywords)

function createNode(): TrieNode {
  return { next: new Map(), ends: [], prefixes: new Map(), lengths: [] }
}

function insert(root: TrieNode, words: readonly string[], entry: Entry): void {
  let node = root
  const whole = entry.isPrefix ? words.slice(0, -1) : words
  for (const word of whole) {
    let next = node.next.get(word)
    if (next === undefined) {
      next = createNode()
      node.next.set(word, next)
    }
    node = next
  }
  if (!entry.isPrefix) {
    node.ends.push(entry)
    return
  }
  const beginning = words.at(-1) ?? ''
  node.prefixes.set(beginning, [...(node.prefixes.get(beginning) ?? []), entry])
}

function sortLengths(root: TrieNode): void {
  const open = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.prefixes.size > 0) {
      node.lengths = [...new Set([...node.prefixes.keys()].map((beginning) => beginning.length))].sort((a, b) => a - b)
    }
    open.push(...node.next.values())
  }
}
