import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../controls/Button.tsx'
import { Simulator } from '../simulator/Simulator.tsx'
import { useSimulatorStore } from '../simulator/SimulatorStore.ts'
import css from './TryPanel.module.css'
import { useFocusReturn } from './useFocusReturn.ts'

/** The panel in which the flow is tried. Escape closes it, and the focus goes back to where it was. */
export function TryPanel() {
  const { t } = useTranslation()
  const store = useSimulatorStore()
  const close = () => store.setState({ panel: null })
  useFocusReturn()
  return (
    <aside
      className={css.panel}
      aria-label={t('simulator.title')}
      onKeyDown={({ key, target, defaultPrevented }) => {
        const isInDialog = target instanceof Element && target.closest('dialog') !== null
        if (key === 'Escape' && !isInDialog && !defaultPrevented) close()
      }}
    >
      <header className={css.head}>
        <h2>{t('simulator.title')}</h2>
        <IconButton icon={X} label={t('simulator.close')} onClick={close} />
      </header>
      <Simulator />
    </aside>
  )
}
