import { ListChecks, MessageCircle, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../controls/Button.tsx'
import { useFlow } from '../editor/DesignerContext.ts'
import { Simulator } from '../simulator/Simulator.tsx'
import { type TryPanel as Tab, useSimulator, useSimulatorStore } from '../simulator/SimulatorStore.ts'
import { ScenariosPanel } from './ScenariosPanel.tsx'
import css from './TryPanel.module.css'
import { useFocusReturn } from './useFocusReturn.ts'

const ICONS = { talk: MessageCircle, scenarios: ListChecks } as const
const TABS = ['talk', 'scenarios'] as const satisfies readonly Tab[]

/** The panel in which the flow is tried: one conversation, or all scenarios. Escape closes it, and the focus goes back to where it was. */
export function TryPanel() {
  const { t } = useTranslation()
  const store = useSimulatorStore()
  const panel = useSimulator((state) => state.panel)
  const flow = useFlow()
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
        <fieldset className={css.tabs} aria-label={t('simulator.title')}>
          {TABS.map((tab) => {
            const Icon = ICONS[tab]
            return (
              <button
                key={tab}
                type="button"
                className={css.tab}
                aria-pressed={panel === tab}
                onClick={() => store.setState({ panel: tab })}
              >
                <Icon size={15} aria-hidden="true" />
                {t(`simulator.tabs.${tab}`)}
              </button>
            )
          })}
        </fieldset>
        <IconButton icon={X} label={t('simulator.close')} onClick={close} />
      </header>
      {panel === 'talk' ? <Simulator /> : flow !== null && <ScenariosPanel key={flow.id} flow={flow} />}
    </aside>
  )
}
