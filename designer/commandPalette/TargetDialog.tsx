import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchDialog } from '../controls/SearchDialog.tsx'
import { useContentLanguage, useFlow } from '../editor/DesignerContext.ts'
import type { Exit } from '../editor/EditorStore.ts'
import { lineOf } from '../nodes/lineOf.ts'
import { NodeIcon } from '../nodes/NodeIcon.tsx'
import { useExitLabel } from '../nodes/useExitLabel.ts'

type Props = { readonly exit: Exit; readonly onChoose: (to: string) => void; readonly onClose: () => void }

/** Asks for the node that an exit is to lead to. */
export function TargetDialog({ exit: { from, exit }, onChoose, onClose }: Props) {
  const { t } = useTranslation()
  const flow = useFlow()
  const language = useContentLanguage()
  const labelOf = useExitLabel()
  const items = useMemo(
    () =>
      Object.entries(flow?.nodes ?? {}).map(([id, node]) => ({
        key: id,
        title: id,
        detail: [t(`nodes.${node.type}.name`), lineOf(node, language)].filter(Boolean).join(' · '),
        icon: <NodeIcon type={node.type} />,
      })),
    [flow, language, t],
  )
  const node = flow?.nodes[from]
  const label = t('outline.chooseTarget', { from, exit: node === undefined ? exit : labelOf(node, exit) })
  return (
    <SearchDialog
      label={label}
      placeholder={t('outline.searchTarget')}
      items={items}
      onChoose={({ key }) => onChoose(key)}
      onClose={onClose}
    />
  )
}
