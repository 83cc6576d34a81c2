import { useTranslation } from 'react-i18next'
import { pointerOf } from '../../runtime/engine/files/pointer.ts'
import { wiredExits } from '../../runtime/engine/nodes/wiredExits.ts'
import type { Flow, Node } from '../../schemas/flow.ts'
import { SelectField } from '../controls/SelectField.tsx'
import { connect } from '../document/commands/connect.ts'
import { disconnect } from '../document/commands/disconnect.ts'
import { possibleExits } from '../document/exits.ts'
import { useWorkspace } from '../editor/DesignerContext.ts'
import { useEdit } from '../editor/useEdit.ts'
import { useExitLabel } from '../nodes/useExitLabel.ts'
import css from './Inspector.module.css'

type Props = { readonly id: string; readonly node: Node; readonly flow: Flow }

/** Where each exit leads: the way to connect nodes without a mouse. */
export function ExitList({ id, node, flow }: Props) {
  const { t } = useTranslation()
  const { flows } = useWorkspace()
  const edit = useEdit()
  const labelOf = useExitLabel()
  const names = possibleExits(node, flows)
  if (names.length === 0) return null
  const exits = wiredExits(node)
  const targets = Object.keys(flow.nodes)
    .sort()
    .map((value) => ({ value, label: value }))
  const lead = (exit: string, to: string) =>
    to === ''
      ? edit('disconnect', disconnect, { from: id, exit }, { nodeIds: [id] })
      : edit('connect', connect, { from: id, exit, to, flows }, { nodeIds: [id] })
  return (
    <section className={css.exits} aria-label={t('inspector.exits')}>
      <h3>{t('inspector.exits')}</h3>
      {names.map((exit) => (
        <SelectField
          key={exit}
          label={labelOf(node, exit)}
          at={pointerOf(['exits', exit]).slice(1)}
          value={exits[exit] ?? ''}
          options={[{ value: '', label: t('inspector.nowhere') }, ...targets]}
          onChange={(to) => lead(exit, to)}
        />
      ))}
    </section>
  )
}
