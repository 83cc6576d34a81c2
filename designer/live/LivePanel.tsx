import { Activity } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SidePanel } from '../controls/SidePanel.tsx'
import { useDesigner, useEditor } from '../editor/DesignerContext.ts'
import { useSimulator } from '../simulator/SimulatorStore.ts'
import { ConversationView } from './ConversationView.tsx'
import { FlowTraffic } from './FlowTraffic.tsx'
import css from './Live.module.css'
import { NodeTraffic } from './NodeTraffic.tsx'
import { PERIODS } from './periods.ts'
import { useTraffic } from './useTraffic.ts'

type Props = { readonly flowId: string; readonly since: string }

/** What conversations do in the live release: how many came, where they are, and the last ones through the selected node. Escape closes it. */
export function LivePanel({ flowId, since }: Props) {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const traffic = useTraffic(flowId, since)
  const [nodeId, another] = useEditor(({ selectedNodes }) => selectedNodes)
  const isTrying = useSimulator(({ panel }) => panel !== null)
  const [opened, setOpened] = useState<{ readonly id: string; readonly turnId: string } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another node shows its own conversations
  useEffect(() => setOpened(null), [nodeId, flowId])
  useEffect(() => {
    if (isTrying) editor.setState({ liveSince: null })
  }, [isTrying, editor])
  return (
    <SidePanel
      title={t('live.title')}
      closeLabel={t('live.close')}
      onClose={() => editor.setState({ liveSince: null })}
      head={
        <>
          <Activity size={16} aria-hidden="true" />
          <h2>{t('live.title')}</h2>
        </>
      }
    >
      <fieldset className={css.periods} aria-label={t('live.period')}>
        {PERIODS.map((period) => (
          <button
            key={period}
            type="button"
            aria-pressed={since === period}
            onClick={() => editor.setState({ liveSince: period })}
          >
            {t(`live.periods.${period}`)}
          </button>
        ))}
      </fieldset>
      {opened !== null ? (
        <ConversationView {...opened} flowId={flowId} onBack={() => setOpened(null)} />
      ) : traffic.state !== 'shown' ? (
        <p className={css.note} role="status">
          {t(`live.${traffic.state}`)}
        </p>
      ) : nodeId !== undefined && another === undefined ? (
        <NodeTraffic view={traffic.view} nodeId={nodeId} since={since} onOpen={setOpened} />
      ) : (
        <FlowTraffic view={traffic.view} />
      )}
    </SidePanel>
  )
}
