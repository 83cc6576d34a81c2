import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { MayEdit } from '../controls/MayEdit.tsx'
import { useFlow } from '../editor/DesignerContext.ts'
import { FlowInspector } from './FlowInspector.tsx'
import css from './Inspector.module.css'
import { NodeInspector } from './NodeInspector.tsx'
import { useSettledSelection } from './useSettledSelection.ts'

/** The settings of what is selected: a node, or else the flow. `children` is what belongs to their edge. */
export function Inspector({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation()
  const flow = useFlow()
  const selected = useSettledSelection()
  if (flow === null) return null
  const [id] = selected
  const node = id === undefined ? undefined : flow.nodes[id]
  return (
    <aside className={css.panel} aria-label={t('areas.inspector')}>
      <MayEdit>
        {selected.length > 1 ? (
          <p className={css.several}>{t('inspector.several', { count: selected.length })}</p>
        ) : id === undefined || node === undefined ? (
          <FlowInspector key={flow.id} flow={flow} />
        ) : (
          <NodeInspector key={`${flow.id}/${id}`} flow={flow} id={id} node={node} />
        )}
      </MayEdit>
      {children}
    </aside>
  )
}
