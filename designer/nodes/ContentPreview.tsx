import { useTranslation } from 'react-i18next'
import type { Content } from '../../schemas/flow.ts'
import { summaryOf } from '../editor/textIn.ts'
import css from './cardParts.module.css'

/** What is said, as a card shows it: the first message in the chosen language, and how many more there are. */
export function ContentPreview({ content, language }: { readonly content: Content; readonly language: string }) {
  const { t } = useTranslation()
  const { text, isMissing } = summaryOf(content, language)
  const more = content.length - 1
  return (
    <>
      <p className={isMissing ? `${css.text} ${css.missing}` : css.text} dir="auto">
        {text === '' ? t('card.noText') : text}
      </p>
      {more > 0 && <p className={css.more}>{t('card.moreMessages', { count: more })}</p>}
    </>
  )
}
