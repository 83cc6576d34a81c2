/*
 * Tolerance to typos: one edit from 5 letters, two from 9; an edit is a letter added, missing, changed, or two neighbours swapped
 * (optimal string alignment). The index holds every word with up to its edits deleted, so a text's word is looked up by its own deletions
 * and the cost does not grow with the vocabulary.
 */

/** Longer words are not tolerated: the deletions of a word grow with the square of its length. */
const WORD_LENGTH = 24

export type TypoIndex = {
  readonly forms: ReadonlyMap<string, readonly string[]>
  /** length of a text's word → the edits that some word of the vocabulary near that length tolerates: most words need no or few deletions */
  readonly edits: ReadonlyMap<number, number>
}

/** Edits that a keyword's word tolerates: 0, 1 or 2. */
export function toleratedEdits(word: string): number {
  if (word.length < 5 || word.length > WORD_LENGTH || !/^\p{L}+$/u.test(word)) return 0
  return word.length < 9 ? 1 : 2
}

export function createTypoIndex(vocabulary: ReadonlySet<string>): TypoIndex {
  const forms = new Map<string, string[]>()
  const edits = new Map<number, number>()
  for (const word of vocabulary) {
    const tolerated = toleratedEdits(word)
    for (const form of deletions(word, tolerated)) {
      const words = forms.get(form)
      if (words === undefined) forms.set(form, [word])
      else words.push(word)
    }
    for (let length = word.length - tolerated; length <= word.length + tolerated; length += 1) {
      edits.set(length, Math.max(edits.get(length) ?? 0, tolerated))
    }
  }
  return { forms, edits }
}

/** The words of the vocabulary that `word` may be meant for, itself left out; in alphabetical order. */
export function findMeant(index: TypoIndex, word: string): readonly string[] {
  const edits = index.edits.get(word.length)
  if (edits === undefined) return []
  const meant = new Set<string>()
  for (const form of deletions(word, edits)) {
    for (const candidate of index.forms.get(form) ?? []) {
      if (candidate !== word && !meant.has(candidate) && isWithin(word, candidate, toleratedEdits(candidate)))
        meant.add(candidate)
    }
  }
  return [...meant].sort()
}

function deletions(word: string, edits: number): ReadonlySet<string> {
  const forms = new Set([word])
  let last = [word]
  for (let edit = 0; edit < edits; edit += 1) {
    const shorter: string[] = []
    for (const form of last) {
      for (let at = 0; at < form.length; at += 1) {
        const without = form.slice(0, at) + form.slice(at + 1)
        if (!forms.has(without)) {
          forms.add(without)
          shorter.push(without)
        }
      }
    }
    last = shorter
  }
  return forms
}

function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1]
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      next.push(cost)
    }
    before = row
    row = next
  }
  return (row[b.length] ?? most + 1) <= most
}
