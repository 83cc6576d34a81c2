import { useTranslation } from 'react-i18next'
import { ContentPreview } from '../ContentPreview.tsx'
import css from '../cardParts.module.css'
import type { CardProps } from '../NodeFace.ts'

export function CollectCard({ node, language }: CardProps<'collect'>) {
  const { t } = useTranslation()
  return (
    <>
      <ContentPreview content={node.prompt} language={language} />
      <p className={css.code}>
        vars.{node.variable} · {t(`valueKinds.${node.value.kind}`)}
      </p>
    </>
  )
}
