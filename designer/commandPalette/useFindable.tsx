import { Tag, TextQuote, Workflow } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchItem } from '../controls/SearchDialog.tsx'
import { wordsOf } from '../document/wordsOf.ts'
import { useContentLanguage, useEditor, useWorkspace } from '../editor/DesignerContext.ts'
import { lineOf } from '../nodes/lineOf.ts'
import { NodeIcon } from '../nodes/NodeIcon.tsx'

/** A place in the workspace that can be found. */
export type Findable = SearchItem & { readonly flowId: string; readonly nodeId: string | null }

const TEXT = <TextQuote size={15} aria-hidden="true" />
const KEYWORD = <Tag size={15} aria-hidden="true" />
const FLOW = <Workflow size={15} aria-hidden="true" />

/** Every flow, node, text and keyword; the open flow's come first. */
export function useFindable(): readonly Findable[] {
  const { t } = useTranslation()
  const { flows } = useWorkspace()
  const open = useEditor(({ flowId }) => flowId)
  const language = useContentLanguage()
  return useMemo(() => {
    const ordered = Object.values(flows).toSorted((a, b) => Number(b.id === open) - Number(a.id === open))
    const names = ordered.map(
      ({ id, name }): Findable => ({
        key: `flow ${id}`,
        title: name,
        detail: t('commandPalette.flow'),
        words: id,
        icon: FLOW,
        flowId: id,
        nodeId: null,
      }),
    )
    const nodes = ordered.flatMap((flow) =>
      Object.entries(flow.nodes).map(([id, node]): Findable => {
        const where = flow.id === open ? [] : [flow.name]
        return {
          key: `node ${flow.id} ${id}`,
          title: id,
          detail: [t(`nodes.${node.type}.name`), lineOf(node, language), ...where].filter(Boolean).join(' · '),
          icon: <NodeIcon type={node.type} />,
          flowId: flow.id,
          nodeId: id,
        }
      }),
    )
    const words = ordered.flatMap((flow) =>
      Object.entries(flow.nodes).flatMap(([id, node]) =>
        wordsOf(node).map((each): Findable => {
          const where = flow.id === open ? id : `${flow.name} · ${id}`
          return {
            key: `${each.kind} ${flow.id} ${id} ${each.words}`,
            title: each.words,
            detail: each.language === null ? where : `${where} · ${each.language}`,
            icon: each.kind === 'text' ? TEXT : KEYWORD,
            flowId: flow.id,
            nodeId: id,
          }
        }),
      ),
    )
    return [...names, ...nodes, ...words]
  }, [flows, open, language, t])
}
