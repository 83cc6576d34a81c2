import { useTranslation } from 'react-i18next'
import type { Keywords } from '../../../schemas/flow.ts'
import css from '../../controls/controls.module.css'
import { newWords } from '../../controls/splitWords.ts'
import { useSayAdded } from '../../controls/useWords.ts'
import { WordsField } from '../../controls/WordsField.tsx'
import { useFlow } from '../../editor/DesignerContext.ts'
import { keywordKey } from './keywordKey.ts'
import { readKeywordTable } from './readKeywordTable.ts'

type ByLanguage = { readonly [language: string]: readonly string[] }

type Props = {
  readonly label: string
  readonly keywords: Keywords | undefined
  /** where they lie in the form */
  readonly at: string
  readonly onChange: (keywords: Keywords | undefined) => void
}

/** Keywords per language; a list that holds in every language stays one. */
export function KeywordsEditor({ label, keywords, at, onChange }: Props) {
  const { t } = useTranslation()
  const sayAdded = useSayAdded()
  const languages = useFlow()?.languages ?? []
  const shared = { keyOf: keywordKey, hasPrefixes: true }
  if (isForAll(keywords)) {
    return <WordsField {...shared} label={label} at={at} words={keywords} onImport={() => null} onChange={onChange} />
  }
  const words: ByLanguage = keywords ?? {}
  const shown = [...new Set([...languages, ...Object.keys(words)])]
  const importTable = (text: string): string | null => {
    const table = readKeywordTable(text, shown)
    if (table === null) return null
    const found = shown.map((language) => {
      const before = words[language] ?? []
      return { language, before, ...newWords(table.words[language] ?? [], before, keywordKey) }
    })
    const next = found.map(({ language, before, added }) => [language, [...before, ...added]] as const)
    const added = found.flatMap((each) => each.added)
    if (added.length > 0) onChange(someOf(Object.fromEntries(next)))
    const others = table.others === 0 ? '' : ` ${t('form.wordsOfOthers', { count: table.others })}`
    return sayAdded({ added, repeated: found.reduce((sum, { repeated }) => sum + repeated, 0) }) + others
  }
  return (
    <div className={css.languagesRoom}>
      <div className={css.languages}>
        {shown.map((language, index) => (
          <WordsField
            {...shared}
            key={language}
            label={`${label} · ${language}`}
            language={language}
            at={`${at}/${language}`}
            words={words[language] ?? []}
            {...(index === 0 && keywords === undefined ? { help: t('form.keywordsHelp') } : {})}
            onImport={importTable}
            onChange={(list) => onChange(someOf({ ...words, [language]: list }))}
          />
        ))}
      </div>
    </div>
  )
}

const isForAll = (keywords: Keywords | undefined): keywords is readonly string[] => Array.isArray(keywords)

/** Undefined when no language has a word. */
const someOf = (words: ByLanguage): ByLanguage | undefined =>
  Object.values(words).some((list) => list.length > 0) ? words : undefined
