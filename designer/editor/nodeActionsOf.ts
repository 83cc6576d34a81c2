import { wiredExits } from '../../runtime/engine/nodes/wiredExits.ts'
import { disconnect } from '../document/commands/disconnect.ts'
import { removeNodes } from '../document/commands/removeNodes.ts'
import { setStart } from '../document/commands/setStart.ts'
import { exitNames } from '../document/exits.ts'
import { placeAlone, placeAtExit } from '../document/nextPlace.ts'
import { entryOf } from '../document/records.ts'
import type { Designer } from './DesignerContext.ts'
import { type EditorState, type Exit, select } from './EditorStore.ts'
import { focusPlace } from './focusPlace.ts'
import { shownDrawing } from './shownDrawing.ts'
import type { Edit } from './useEdit.ts'

/** What an action is about: a node, or one exit of it. */
export type Subject = { readonly nodeId: string; readonly exit: string | null }

type Name = 'add' | 'connect' | 'disconnect' | 'settings' | 'rename' | 'startHere' | 'remove'
/** What can be done with the subject; null: not with this one. */
export type NodeActions = { readonly [name in Name]: (() => void) | null }

/** The one node or exit that is selected; null when there is none, or several. */
export function subjectOf({ selectedNodes, selectedExits }: EditorState): Subject | null {
  const [node, another] = selectedNodes
  if (node !== undefined) return another === undefined ? { nodeId: node, exit: null } : null
  const [exit, other] = selectedExits
  return exit === undefined || other !== undefined ? null : { nodeId: exit.from, exit: exit.exit }
}

/** What can be done with a node or an exit now, the same in every view. */
export function nodeActionsOf(designer: Designer, edit: Edit, subject: Subject | null): NodeActions {
  const { document, editor } = designer
  const { flows } = document.getState().history.present
  const drawing = shownDrawing(designer)
  const node = subject === null ? undefined : entryOf(drawing?.flow.nodes ?? {}, subject.nodeId)
  const add = () => {
    if (drawing === null) return
    const wanted = node === undefined || subject === null ? null : (subject.exit ?? freeExit())
    const place =
      wanted === null || subject === null
        ? placeAlone(drawing)
        : placeAtExit(drawing, { from: subject.nodeId, exit: wanted }, flows)
    editor.setState({ asked: { kind: 'nodeType', ...place, screen: focusPlace() } })
  }
  if (drawing === null || node === undefined || subject === null) return { ...NOTHING, add: drawing && add }

  const { nodeId } = subject
  const exits = exitNames(node, flows)
  const wired = wiredExits(node)
  const wiredNames = exits.filter((exit) => wired[exit] !== undefined)
  /** a node's next free exit; its only one otherwise, where a new node is put between */
  function freeExit(): string | null {
    return exits.find((exit) => wired[exit] === undefined) ?? (exits.length === 1 ? (exits[0] ?? null) : null)
  }
  const ask = (then: 'connect' | 'disconnect', among: readonly string[], act: (exit: Exit) => void) => {
    const exit = subject.exit ?? (among.length === 1 ? among[0] : undefined)
    if (exit !== undefined) return among.includes(exit) ? () => act({ from: nodeId, exit }) : null
    return among.length === 0 ? null : () => editor.setState({ asked: { kind: 'exit', from: nodeId, then } })
  }
  const show = (part: 'id' | 'form') => () => {
    select(editor, [nodeId])
    editor.setState({ focusSettings: { part } })
  }
  const isNode = subject.exit === null
  return {
    add,
    connect: ask('connect', exits, (exit) => editor.setState({ asked: { kind: 'target', ...exit } })),
    disconnect: ask(
      'disconnect',
      wiredNames,
      (exit) => void edit('disconnect', disconnect, exit, { nodeIds: [nodeId] }),
    ),
    settings: show('form'),
    rename: isNode ? show('id') : null,
    startHere:
      isNode && drawing.flow.start !== nodeId
        ? () => void edit('setStart', setStart, { id: nodeId }, { nodeIds: [nodeId] })
        : null,
    remove: isNode
      ? () => {
          const isDone = edit('removeNodes', removeNodes, { ids: [nodeId], reconnect: true }, { nodeIds: [nodeId] })
          if (isDone) select(editor, [])
        }
      : null,
  }
}

const NOTHING: NodeActions = {
  add: null,
  connect: null,
  disconnect: null,
  settings: null,
  rename: null,
  startHere: null,
  remove: null,
}
