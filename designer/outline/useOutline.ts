import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  ancestorsOf,
  exitKey,
  nodeKey,
  type OutlineRow,
  outlineOf,
  placesAmongSiblings,
  visibleRows,
} from '../document/outline.ts'
import { useDesigner, useEditor, useFlow, useWorkspace } from '../editor/DesignerContext.ts'
import { select } from '../editor/EditorStore.ts'

const NONE: readonly OutlineRow[] = []

/** The open flow's outline, what is folded in it, and the line that is active: the one that is selected, wherever it was selected. */
export function useOutline() {
  const { editor } = useDesigner()
  const flow = useFlow()
  const { flows } = useWorkspace()
  const selectedNodes = useEditor((state) => state.selectedNodes)
  const selectedExits = useEditor((state) => state.selectedExits)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => (flow === null ? NONE : outlineOf(flow, flows)), [flow, flows])
  const byKey = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows])
  const places = useMemo(() => placesAmongSiblings(rows), [rows])
  const visible = useMemo(() => visibleRows(rows, folded), [rows, folded])
  const indices = useMemo(() => new Map(visible.map(({ key }, index) => [key, index])), [visible])

  const node = selectedNodes.at(-1)
  const [exit] = selectedExits
  // A node's only exit has no line of its own while it leads on: then the node's line stands for it.
  const wanted = node !== undefined ? [nodeKey(node)] : exit ? [exitKey(exit.from, exit.exit), nodeKey(exit.from)] : []
  const selected = wanted.find((key) => byKey.has(key)) ?? null
  const last = useRef(0)
  const index = selected === null ? Math.min(last.current, visible.length - 1) : (indices.get(selected) ?? -1)
  useEffect(() => {
    if (index >= 0) last.current = index
  }, [index])
  useEffect(() => {
    if (selected === null || index >= 0) return
    const above = new Set(ancestorsOf(byKey, selected))
    setFolded((before) => new Set([...before].filter((key) => !above.has(key))))
  }, [byKey, index, selected])

  const activate = useCallback(
    (row: OutlineRow | undefined) => {
      if (row?.kind === 'node') select(editor, [row.id])
      else if (row?.kind === 'exit') select(editor, [], [{ from: row.from, exit: row.exit }])
    },
    [editor],
  )
  const fold = useCallback((key: string, isFolded: boolean) => {
    setFolded((before) => {
      const after = new Set(before)
      isFolded ? after.add(key) : after.delete(key)
      return after
    })
  }, [])
  const unfoldAll = useCallback(() => setFolded(new Set()), [])
  return { flow, byKey, places, visible, folded, index, active: visible[index] ?? null, activate, fold, unfoldAll }
}

export type Outline = ReturnType<typeof useOutline>
