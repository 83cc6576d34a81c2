import { CornerDownRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { wiredExits } from '../../runtime/engine/nodes/wiredExits.ts'
import { SearchDialog } from '../controls/SearchDialog.tsx'
import { exitNames } from '../document/exits.ts'
import { useFlow, useWorkspace } from '../editor/DesignerContext.ts'
import { useExitLabel } from '../nodes/useExitLabel.ts'

type Props = {
  readonly from: string
  /** only exits that lead somewhere can be let go */
  readonly areWiredOnly: boolean
  readonly onChoose: (exit: string) => void
  readonly onClose: () => void
}

const ICON = <CornerDownRight size={15} aria-hidden="true" />

/** Asks which exit of a node is meant. */
export function ExitDialog({ from, areWiredOnly, onChoose, onClose }: Props) {
  const { t } = useTranslation()
  const { flows } = useWorkspace()
  const labelOf = useExitLabel()
  const node = useFlow()?.nodes[from]
  if (node === undefined) return null
  const wired = wiredExits(node)
  const items = exitNames(node, flows)
    .filter((exit) => !areWiredOnly || wired[exit] !== undefined)
    .map((exit) => {
      const to = wired[exit]
      const detail = to === undefined ? t('outline.nowhere') : t('outline.goesTo', { id: to })
      return { key: exit, title: labelOf(node, exit), detail, words: exit, icon: ICON }
    })
  return (
    <SearchDialog
      label={t('outline.chooseExit', { from })}
      placeholder={t('outline.searchExit')}
      items={items}
      onChoose={({ key }) => onChoose(key)}
      onClose={onClose}
    />
  )
}
