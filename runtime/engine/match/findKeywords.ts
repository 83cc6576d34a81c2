import type { Entry, KeywordMatcher, TrieNode } from './compileKeywords.ts'
import { withoutParticle } from './particles.ts'
import type { Tokens } from './tokenise.ts'
import { findMeant } from './typos.ts'

/** A keyword found: words `[from, to)` of the text. */
export type Found = (entry: Entry, from: number, to: number, isTypo: boolean) => void

/** Calls `found` for every keyword at every place. Starts anew at each word, so no phrase is missed behind a false start. */
export function findKeywords({ exact, tolerant }: KeywordMatcher, tokens: Tokens, found: Found): void {
  const { words } = tokens
  for (let from = 0; from < words.length; from += 1) follow(exact, tokens, from, from, found)
  if (tolerant === null) return
  // A word that is in a keyword itself is meant as it is written: "change" is no "charge".
  const meant = words.map((word) => (tolerant.known.has(word) ? [] : findMeant(tolerant.typos, word)))
  if (meant.every((list) => list.length === 0)) return
  const search = { words, meant, found }
  for (let from = 0; from < words.length; from += 1)
    followMeant(search, { node: tolerant.trie, from, at: from, isTypo: false })
}

function follow(root: TrieNode, tokens: Tokens, from: number, first: number, found: Found): void {
  const { words, joined } = tokens
  let node: TrieNode | undefined = root
  for (let at = first; node !== undefined && at < words.length; at += 1) {
    const word = words[at] ?? ''
    reportPrefixes(node, word, from, at, false, found)
    const stem = withoutParticle(word)
    const behindStem = stem === null ? undefined : node.next.get(stem)
    if (behindStem !== undefined) follow(behindStem, tokens, from, at + 1, found)
    node = node.next.get(word)
    if (node === undefined) return
    const isAlone = joined[at] !== true && joined[at + 1] !== true
    for (const entry of node.ends) if (isAlone || !entry.isAlone) found(entry, from, at + 1, false)
  }
}

function reportPrefixes(node: TrieNode, word: string, from: number, at: number, isTypo: boolean, found: Found): void {
  for (const length of node.lengths) {
    if (length > word.length) return
    const entries = node.prefixes.get(length === word.length ? word : word.slice(0, length))
    if (entries !== undefined) for (const entry of entries) found(entry, from, at + 1, isTypo)
  }
}

/** A text in which each word may be meant for others. */
type Search = {
  readonly words: readonly string[]
  readonly meant: readonly (readonly string[])[]
  readonly found: Found
}

/** A way through the trie: from the word at which it began to the next one, and whether a typo is in it. */
type Way = { readonly node: TrieNode; readonly from: number; readonly at: number; readonly isTypo: boolean }

/** As `follow`, each word also as what it may be meant for. Only ways with a typo in them are reported: the others are known. */
function followMeant(search: Search, { node, from, at, isTypo }: Way): void {
  const { words, meant, found } = search
  const word = words[at]
  if (word === undefined) return
  const ways: readonly (readonly [string, boolean])[] = [
    [word, isTypo],
    ...(meant[at] ?? []).map((other) => [other, true] as const),
  ]
  for (const [way, typo] of ways) {
    if (typo) reportPrefixes(node, way, from, at, true, found)
    const next = node.next.get(way)
    if (next === undefined) continue
    if (typo) for (const entry of next.ends) found(entry, from, at + 1, true)
    followMeant(search, { node: next, from, at: at + 1, isTypo: typo })
  }
}
