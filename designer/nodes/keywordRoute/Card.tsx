import { useTranslation } from 'react-i18next'
import type { Keywords } from '../../../schemas/flow.ts'
import { Chips } from '../Chips.tsx'
import { ContentPreview } from '../ContentPreview.tsx'
import type { CardProps } from '../NodeFace.ts'

export function KeywordRouteCard({ node, language }: CardProps<'keywordRoute'>) {
  const { t } = useTranslation()
  const words = node.rules.flatMap(({ keywords, patterns = [] }) => [...keywordsIn(keywords, language), ...patterns])
  return (
    <>
      {node.prompt !== undefined && <ContentPreview content={node.prompt} language={language} />}
      {words.length === 0 ? <p>{t('card.noKeywords')}</p> : <Chips words={[...new Set(words)]} />}
    </>
  )
}

function keywordsIn(keywords: Keywords | undefined, language: string): readonly string[] {
  if (keywords === undefined) return []
  if (Array.isArray(keywords)) return keywords
  const byLanguage = keywords as { readonly [language: string]: readonly string[] } // no list, as was just seen
  return byLanguage[language] ?? []
}
