import { lazy, type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { NodeChooser } from '../canvas/NodeChooser.tsx'
import { useAddNode } from '../canvas/useAddNode.ts'
import { ExitDialog } from '../commandPalette/ExitDialog.tsx'
import { ShortcutSheet } from '../commandPalette/ShortcutSheet.tsx'
import { TargetDialog } from '../commandPalette/TargetDialog.tsx'
import { Boundary } from '../controls/Boundary.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { connect } from '../document/commands/connect.ts'
import { disconnect } from '../document/commands/disconnect.ts'
import { useDesigner, useEditor, useFlow } from '../editor/DesignerContext.ts'
import { useEdit } from '../editor/useEdit.ts'
import { ActionPalette } from './ActionPalette.tsx'
import { useSave } from './useSave.ts'

/* Loaded when they are first opened. */
const HistoryDialog = lazy(async () => ({ default: (await import('../history/HistoryDialog.tsx')).HistoryDialog }))
const PublishDialog = lazy(async () => ({ default: (await import('../publish/PublishDialog.tsx')).PublishDialog }))

/** The dialog that an action opened: a question, or something to look up. */
export function AskedDialog() {
  const { t } = useTranslation()
  const { document, editor } = useDesigner()
  const edit = useEdit()
  const addNode = useAddNode()
  const save = useSave()
  const flow = useFlow()
  const asked = useEditor((state) => state.asked)
  const close = useMemo(() => () => editor.setState({ asked: null }), [editor])
  const bounded = (title: string, children: ReactNode) => (
    <Boundary
      key={title}
      frame={(words) => (
        <Dialog title={title} onClose={close}>
          {words}
        </Dialog>
      )}
    >
      {children}
    </Boundary>
  )
  switch (asked?.kind) {
    case undefined:
      return null
    case 'commands':
      return <ActionPalette onClose={close} />
    case 'shortcuts':
      return <ShortcutSheet onClose={close} />
    case 'history':
      return flow === null
        ? null
        : bounded(t('history.open'), <HistoryDialog flow={flow} onSave={save} onClose={close} />)
    case 'publish':
      return bounded(t('publish.title'), <PublishDialog onSave={() => void save()} onClose={close} />)
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
