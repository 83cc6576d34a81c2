import { useState } from 'react'
import type { NodeType } from '../../schemas/flow.ts'
import type { Purpose } from '../canvas/AskForNode.ts'
import { useAddNode } from '../canvas/useAddNode.ts'
import { drawingOf } from '../document/Command.ts'
import { connect } from '../document/commands/connect.ts'
import { disconnect } from '../document/commands/disconnect.ts'
import { removeNodes } from '../document/commands/removeNodes.ts'
import type { Point } from '../document/Drawing.ts'
import { exitNames, wiredExits } from '../document/exits.ts'
import type { OutlineRow } from '../document/outline.ts'
import { placeNodes } from '../document/placeNodes.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { type Exit, select } from '../editor/EditorStore.ts'
import { useEdit } from '../editor/useEdit.ts'

/** How far from its predecessor a new node is put on the canvas: a column to the right, a row down for each exit. */
const AWAY = { x: 340, y: 150 }

export type Asked =
  | { readonly kind: 'add'; readonly purpose: Purpose; readonly at: Point }
  | ({ readonly kind: 'connect' } & Exit)

/** What can be done with the active line. `asked` is what the author has to choose now: a type of node, or a node to lead to. */
export function useOutlineActions(active: OutlineRow | null) {
  const { document, editor } = useDesigner()
  const edit = useEdit()
  const addNode = useAddNode()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { flows } = document.getState().history.present
  const exits = active === null ? [] : exitNames(active.node, flows)
  const wired = active === null ? {} : wiredExits(active.node)
  const own = active?.kind === 'exit' ? active.exit : exits.length === 1 ? exits[0] : undefined
  const from = active?.kind === 'exit' ? active.from : (active?.id ?? '')
  const exit: Exit | null = own === undefined ? null : { from, exit: own }

  const ask = () => {
    const drawing = drawingOf(document.getState().history.present, editor.getState().flowId ?? '')
    if (drawing === null) return
    const free = exits.find((name) => wired[name] === undefined)
    const chosen = own ?? free
    const place = placeNodes(drawing)[from] ?? { x: 0, y: 0 }
    const at = { x: place.x + AWAY.x, y: place.y + AWAY.y * Math.max(0, exits.indexOf(chosen ?? '')) }
    const purpose: Purpose =
      chosen === undefined
        ? { kind: 'add' }
        : { kind: wired[chosen] === undefined ? 'connect' : 'insert', from, exit: chosen }
    setAsked({ kind: 'add', purpose, at })
  }
  return {
    asked,
    close: () => setAsked(null),
    chooseType: (type: NodeType) => {
      if (asked?.kind === 'add') addNode(type, asked.at, asked.purpose)
      setAsked(null)
    },
    chooseTarget: (to: string) => {
      if (asked?.kind === 'connect')
        edit('connect', connect, { from: asked.from, exit: asked.exit, to, flows }, { nodeIds: [asked.from] })
      setAsked(null)
    },
    add: ask,
    connect: exit === null ? null : () => setAsked({ kind: 'connect', ...exit }),
    disconnect:
      exit === null || wired[exit.exit] === undefined
        ? null
        : () => void edit('disconnect', disconnect, exit, { nodeIds: [exit.from] }),
    settings: active === null ? null : () => show('form'),
    rename: active?.kind === 'node' ? () => show('id') : null,
    /** what Enter does: a node's settings; an exit's target, or the choice of one */
    open: (row: OutlineRow) => {
      if (row.kind === 'node') {
        select(editor, [row.id])
        editor.setState({ focusSettings: { part: 'form' } })
      } else if (row.target !== null) select(editor, [row.target])
      else ask()
    },
    remove:
      active?.kind === 'node'
        ? () => {
            if (edit('removeNodes', removeNodes, { ids: [active.id], reconnect: true }, { nodeIds: [active.id] }))
              select(editor, [])
          }
        : null,
  }

  function show(part: 'id' | 'form'): void {
    select(editor, [from])
    editor.setState({ focusSettings: { part } })
  }
}

export type OutlineActions = ReturnType<typeof useOutlineActions>
