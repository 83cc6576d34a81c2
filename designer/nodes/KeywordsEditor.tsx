import { useTranslation } from 'react-i18next'
import type { Keywords } from '../../schemas/flow.ts'
import { WordsField } from '../controls/WordsField.tsx'
import { useFlow } from '../editor/DesignerContext.ts'

type ByLanguage = { readonly [language: string]: readonly string[] }
type Props = {
  readonly label: string
  readonly keywords: Keywords | undefined
  readonly onChange: (keywords: Keywords | undefined) => void
}

/** Keywords per language; a list that holds in every language stays one. */
export function KeywordsEditor({ label, keywords, onChange }: Props) {
  const { t } = useTranslation()
  const languages = useFlow()?.languages ?? []
  if (isForAll(keywords)) {
    return <WordsField label={label} canImport words={keywords} help={t('form.keywordsHelp')} onChange={onChange} />
  }
  const words: ByLanguage = keywords ?? {}
  const shown = [...new Set([...languages, ...Object.keys(words)])]
  return (
    <>
      {shown.map((language, index) => (
        <WordsField
          key={language}
          label={`${label} · ${language}`}
          language={language}
          canImport
          words={words[language] ?? []}
          {...(index === 0 ? { help: t('form.keywordsHelp') } : {})}
          onChange={(list) => onChange(someOf({ ...words, [language]: list }))}
        />
      ))}
    </>
  )
}

const isForAll = (keywords: Keywords | undefined): keywords is readonly string[] => Array.isArray(keywords)

/** Undefined when no language has a word. */
const someOf = (words: ByLanguage): ByLanguage | undefined =>
  Object.values(words).some((list) => list.length > 0) ? words : undefined
