import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type KeyOf, type SplitWords, splitLines, splitWords } from './splitWords.ts'

type Options = {
  readonly words: readonly string[]
  readonly onChange: (words: readonly string[]) => void
  readonly isVerbatim: boolean
  readonly keyOf: KeyOf | undefined
}

type Words = {
  readonly draft: string
  readonly setDraft: (draft: string) => void
  /** what the last list brought, in one line */
  readonly told: string
  readonly tell: (words: string) => void
  readonly add: (text: string) => void
  readonly isList: (text: string) => boolean
  readonly remove: (word: string) => void
  /** gives the last word back to be written anew */
  readonly takeLast: () => void
}

/** What is being written into a list of words, and what became of it. */
export function useWords({ words, onChange, isVerbatim, keyOf }: Options): Words {
  const [draft, setDraft] = useState('')
  const [told, tell] = useState('')
  const sayAdded = useSayAdded()
  const latest = useRef({ words, onChange })
  useEffect(() => {
    latest.current = { words, onChange }
  })
  // The same function always: a keystroke must not draw a hundred chips anew.
  const remove = useCallback((word: string) => {
    latest.current.onChange(latest.current.words.filter((other) => other !== word))
    tell('')
  }, [])
  const split = isVerbatim ? splitLines : splitWords
  return {
    draft,
    setDraft,
    told,
    tell,
    add: (text) => {
      const found = split(text, words, keyOf)
      setDraft('')
      if (found.added.length > 0) onChange([...words, ...found.added])
      tell(found.repeated > 0 || found.added.length > 1 ? sayAdded(found) : '')
    },
    isList: (text) => {
      const { added, repeated } = split(text, [])
      return added.length + repeated > 1
    },
    remove,
    takeLast: () => {
      setDraft(words.at(-1) ?? '')
      onChange(words.slice(0, -1))
    },
  }
}

/** Says how many words came, and how many of a list were there already. */
export function useSayAdded(): (
  found: Pick<SplitWords, 'repeated'> & { readonly added: { readonly length: number } },
) => string {
  const { t } = useTranslation()
  return ({ added, repeated }) =>
    [t('form.wordsAdded', { count: added.length }), repeated > 0 ? t('form.wordsRepeated', { count: repeated }) : '']
      .join(' ')
      .trim()
}
