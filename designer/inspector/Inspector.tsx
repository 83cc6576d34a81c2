import { type ReactNode, useState } from 'react'
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
  const [id] = selected
  const shown = useShownNode(`${flow?.id}/${id}`)
  if (flow === null) return null
  const node = id === undefined ? undefined : flow.nodes[id]
  return (
    <aside className={css.panel} aria-label={t('areas.inspector')}>
      <MayEdit>
        {selected.length > 1 ? (
          <p className={css.several}>{t('inspector.several', { count: selected.length })}</p>
        ) : id === undefined || node === undefined ? (
          <FlowInspector key={flow.id} flow={flow} />
        ) : (
          <NodeInspector
            key={shown.turn}
            flow={flow}
            id={id}
            node={node}
            onRenamed={(to) => shown.rename(`${flow.id}/${to}`)}
          />
        )}
      </MayEdit>
      {children}
    </aside>
  )
}

/** Counts the nodes that are shown one after the other: one that gets another id is still the same, and its settings stay as they are, with the focus in them. */
function useShownNode(name: string): { readonly turn: number; readonly rename: (name: string) => void } {
  const [shown, setShown] = useState({ name, turn: 0 })
  const now = shown.name === name ? shown : { name, turn: shown.turn + 1 }
  if (now !== shown) setShown(now)
  return { turn: now.turn, rename: (to) => setShown({ name: to, turn: now.turn }) }
}
