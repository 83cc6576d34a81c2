import { useTranslation } from 'react-i18next'
import type { SpokenLine } from '../../runtime/proof/scenario/ScenarioResult.ts'
import css from './Scenarios.module.css'

/** A conversation as it went, line by line. */
export function SpokenLines({ lines }: { readonly lines: readonly SpokenLine[] }) {
  const { t } = useTranslation()
  return (
    <ol className={css.spoken}>
      {lines.map(({ who, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
        <li key={index} data-who={who}>
          <strong>{t(`scenarios.who.${who}`)}</strong> <span dir="auto">{text}</span>
        </li>
      ))}
    </ol>
  )
}
