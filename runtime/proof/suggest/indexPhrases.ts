import { tokenise } from '../../engine/match/tokenise.ts'

/** Words in a suggested phrase, at most: longer ones are one customer's sentence. */
const WORDS = 4
/** Letters of a beginning that may stand for a word and its forms. */
const [BEGINNING, LONGEST_BEGINNING] = [4, 12]
/** A phrase that one message holds says nothing of others. */
const MESSAGES = 2

/** What could be a keyword: how an author would write it, and the messages that it is in, ascending. */
export type Phrase = {
  readonly keyword: string
  readonly words: number
  readonly isPrefix: boolean
  readonly in: readonly number[]
}

/** Every word, phrase and beginning of a word that stands in more than one message, as matching sees them. */
export function indexPhrases(texts: readonly string[]): readonly Phrase[] {
  const found = new Map<string, { keyword: string; words: number; isPrefix: boolean; in: number[] }>()
  texts.forEach((text, message) => {
    const { words, starts, ends } = tokenise(text)
    const add = (from: number, to: number, beginning: number | null): void => {
      const last = words[to - 1] ?? ''
      const key = `${words.slice(from, to - 1).join(' ')} ${beginning === null ? last : `${last.slice(0, beginning)}*`}`
      const known = found.get(key)
      if (known === undefined) {
        const written = text
          .slice(starts[from], ends[to - 1])
          .replace(/\s+/g, ' ')
          .toLowerCase()
        const keyword = beginning === null ? asWritten(written, words.slice(from, to)) : key.trimStart()
        found.set(key, { keyword, words: to - from, isPrefix: beginning !== null, in: [message] })
      } else if (known.in.at(-1) !== message) known.in.push(message)
    }
    for (let from = 0; from < words.length; from += 1) {
      for (let to = from + 1; to <= Math.min(from + WORDS, words.length); to += 1) {
        const last = words[to - 1] ?? ''
        // One character of a script without spaces is in everything.
        if (to > from + 1 || last.length > 1) add(from, to, null)
        if (to > from + 2 || !/^\p{L}+$/u.test(last)) continue
        for (let length = BEGINNING; length <= Math.min(last.length, LONGEST_BEGINNING); length += 1)
          add(from, to, length)
      }
    }
  })
  return [...found.values()].filter((phrase) => phrase.in.length >= MESSAGES)
}

/** As the first customer wrote it, if that is read as the same words; else the words. */
function asWritten(written: string, words: readonly string[]): string {
  const read = tokenise(written).words
  return read.length === words.length && read.every((word, index) => word === words[index]) ? written : words.join(' ')
}
