import { FlaskConical, Inbox, LifeBuoy, RadioTower } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import line from '../controls/ListLine.module.css'
import { nameOf } from '../document/workspace/resources.ts'
import type { Use } from '../document/workspace/usesOf.ts'
import { useDesigner, useWorkspace } from '../editor/DesignerContext.ts'
import { openFlow, openResource } from '../editor/EditorStore.ts'
import { NodeIcon } from '../nodes/NodeIcon.tsx'
import css from './Workspace.module.css'

/** Places in the workspace, one below the other; a click goes there. */
export function UseList({ uses }: { readonly uses: readonly Use[] }) {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const { flows, queues, channels } = useWorkspace()
  return (
    <ul className={css.uses}>
      {uses.map((use) => (
        <li key={JSON.stringify(use)}>
          <button type="button" className={`${line.line} ${css.line}`} onClick={() => goTo(use)}>
            <Sign use={use} />
            <span dir="auto">{headOf(use)}</span>
            <small dir="auto">{placeOf(use)}</small>
          </button>
        </li>
      ))}
    </ul>
  )

  function headOf(use: Use): string {
    if (use.place === 'queue') return nameOf(use.id, queues[use.id])
    if (use.place === 'channel') return nameOf(use.id, channels[use.id])
    return use.place === 'node' ? use.nodeId : t(`resources.places.${use.place}`)
  }
  function placeOf(use: Use): string {
    if (use.place === 'queue' || use.place === 'channel') return t(`resources.places.${use.place}`)
    return nameOf(use.flowId, flows[use.flowId])
  }
  function goTo(use: Use): void {
    if (use.place === 'queue' || use.place === 'channel') openResource(editor, { kind: use.place, id: use.id })
    else openFlow(editor, use.flowId, use.place === 'node' ? [use.nodeId] : [])
  }
}

function Sign({ use }: { readonly use: Use }) {
  const { flows } = useWorkspace()
  if (use.place === 'node') {
    const node = flows[use.flowId]?.nodes[use.nodeId]
    return node === undefined ? null : <NodeIcon type={node.type} />
  }
  const Icon = { fallback: LifeBuoy, queue: Inbox, channel: RadioTower, scenarios: FlaskConical }[use.place]
  return <Icon size={15} aria-hidden="true" />
}
