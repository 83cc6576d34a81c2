import { useMemo } from 'react'
import { NodeChooser } from '../canvas/NodeChooser.tsx'
import { useAddNode } from '../canvas/useAddNode.ts'
import { ExitDialog } from '../commandPalette/ExitDialog.tsx'
import { ShortcutSheet } from '../commandPalette/ShortcutSheet.tsx'
import { TargetDialog } from '../commandPalette/TargetDialog.tsx'
import { connect } from '../document/commands/connect.ts'
import { disconnect } from '../document/commands/disconnect.ts'
import { useDesigner, useEditor, useFlow } from '../editor/DesignerContext.ts'
import { useEdit } from '../editor/useEdit.ts'
import { HistoryDialog } from '../history/HistoryDialog.tsx'
import { PublishDialog } from '../publish/PublishDialog.tsx'
import { ActionPalette } from './ActionPalette.tsx'
import { useSave } from './useSave.ts'

/** The dialog that an action opened: a question, or something to look up. */
export function AskedDialog() {
  const { document, editor } = useDesigner()
  const edit = useEdit()
  const addNode = useAddNode()
  const save = useSave()
  const flow = useFlow()
  const asked = useEditor((state) => state.asked)
  const close = useMemo(() => () => editor.setState({ asked: null }), [editor])
  switch (asked?.kind) {
    case undefined:
      return null
    case 'commands':
      return <ActionPalette onClose={close} />
    case 'shortcuts':
      return <ShortcutSheet onClose={close} />
    case 'history':
      return flow === null ? null : <HistoryDialog flow={flow} onSave={save} onClose={close} />
    case 'publish':
      return <PublishDialog onSave={() => void save()} onClose={close} />
    case 'nodeType':
      return (
        <NodeChooser
          screen={asked.screen}
          onClose={close}
          onChoose={(type) => {
            close()
            addNode(type, asked.at, asked.purpose)
          }}
        />
      )
    case 'exit':
      return (
        <ExitDialog
          from={asked.from}
          areWiredOnly={asked.then === 'disconnect'}
          onClose={close}
          onChoose={(exit) => {
            const chosen = { from: asked.from, exit }
            if (asked.then === 'connect') editor.setState({ asked: { kind: 'target', ...chosen } })
            else edit('disconnect', disconnect, chosen, { nodeIds: [asked.from] })
          }}
        />
      )
    case 'target':
      return (
        <TargetDialog
          exit={asked}
          onClose={close}
          onChoose={(to) => {
            const { flows } = document.getState().history.present
            edit('connect', connect, { from: asked.from, exit: asked.exit, to, flows }, { nodeIds: [asked.from] })
          }}
        />
      )
  }
}
