import { useTranslation } from 'react-i18next'
import css from './condition.module.css'

type Props = { readonly isOn: boolean; readonly onToggle: () => void }

/** Turns a condition into its opposite, and back. */
export function NotButton({ isOn, onToggle }: Props) {
  const { t } = useTranslation()
  return (
    <button type="button" className={css.not} aria-pressed={isOn} title={t('condition.notHelp')} onClick={onToggle}>
      {t('condition.not')}
    </button>
  )
}
