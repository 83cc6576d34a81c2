import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesigner, useEditor, useFlow } from '../editor/DesignerContext.ts'
import { SidePart } from './SidePart.tsx'
import css from './Trying.module.css'

const LivePanel = lazy(async () => ({ default: (await import('../live/LivePanel.tsx')).LivePanel }))

/** Where the live release is looked at, while it is. */
export function LivePlace() {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const since = useEditor(({ liveSince }) => liveSince)
  const flow = useFlow()
  if (since === null || flow === null) return null
  return (
    <div className={css.place}>
      <SidePart key={flow.id} title={t('live.title')} onClose={() => editor.setState({ liveSince: null })}>
        <LivePanel flowId={flow.id} since={since} />
      </SidePart>
    </div>
  )
}
