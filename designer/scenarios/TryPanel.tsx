import { ListChecks, MessageCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { SidePanel } from '../controls/SidePanel.tsx'
import { useFlow } from '../editor/DesignerContext.ts'
import { Simulator } from '../simulator/Simulator.tsx'
import { type TryPanel as Tab, useSimulator, useSimulatorStore } from '../simulator/SimulatorStore.ts'
import { ScenariosPanel } from './ScenariosPanel.tsx'
import css from './TryPanel.module.css'

const ICONS = { talk: MessageCircle, scenarios: ListChecks } as const
const TABS = ['talk', 'scenarios'] as const satisfies readonly Tab[]

/** The panel in which the flow is tried: one conversation, or all scenarios. Escape closes it, and the focus goes back to where it was. */
export function TryPanel() {
  const { t } = useTranslation()
  const store = useSimulatorStore()
  const panel = useSimulator((state) => state.panel)
  const flow = useFlow()
  return (
    <SidePanel
      title={t('simulator.title')}
      closeLabel={t('simulator.close')}
      onClose={() => store.setState({ panel: null })}
      head={
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
      }
    >
      {panel === 'talk' ? <Simulator /> : flow !== null && <ScenariosPanel key={flow.id} flow={flow} />}
    </SidePanel>
  )
}
