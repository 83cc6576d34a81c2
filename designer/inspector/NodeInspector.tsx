import { MessageCircle, Play, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { pointerOf } from '../../runtime/engine/files/pointer.ts'
import type { Flow, Node } from '../../schemas/flow.ts'
import { Button, IconButton } from '../controls/Button.tsx'
import { FieldPlace } from '../controls/FieldPlace.tsx'
import { focusField } from '../controls/focusField.ts'
import { IdField } from '../controls/TextField.tsx'
import { WordsField } from '../controls/WordsField.tsx'
import { removeNodes } from '../document/commands/removeNodes.ts'
import { renameExit } from '../document/commands/renameExit.ts'
import { renameNode } from '../document/commands/renameNode.ts'
import { setEntries } from '../document/commands/setEntries.ts'
import { setNode } from '../document/commands/setNode.ts'
import { setStart } from '../document/commands/setStart.ts'
import { entriesAt } from '../document/entriesAt.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { select } from '../editor/EditorStore.ts'
import { useEdit } from '../editor/useEdit.ts'
import { faceOf } from '../nodes/faces.ts'
import { NodeIcon } from '../nodes/NodeIcon.tsx'
import { useIssuesOf } from '../problems/IssuesContext.ts'
import { NodeProblems } from '../problems/NodeProblems.tsx'
import { talkFrom, useSimulatorStore } from '../simulator/SimulatorStore.ts'
import { ExitList } from './ExitList.tsx'
import css from './Inspector.module.css'
import { useSettingsFocus } from './useSettingsFocus.ts'

type Props = { readonly flow: Flow; readonly id: string; readonly node: Node; readonly onRenamed: (id: string) => void }

/** A node's name, its own form, and where its exits lead. */
export function NodeInspector({ flow, id, node, onRenamed }: Props) {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const edit = useEdit()
  const simulator = useSimulatorStore()
  const issues = useIssuesOf(id)
  const { body, giveBack } = useSettingsFocus()
  const { Form } = faceOf(node)
  const about = { nodeIds: [id] }
  const change = (changed: Node, key?: string) =>
    edit('setNode', setNode, { id, node: changed }, { ...about, ...(key === undefined ? {} : { key: `${id}/${key}` }) })
  const rename = (to: string): boolean => {
    const isDone = edit('renameNode', renameNode, { from: id, to }, { nodeIds: [to] })
    if (isDone) {
      giveBack()
      onRenamed(to)
      select(editor, [to])
    }
    return isDone
  }
  return (
    <>
      <header className={css.head}>
        <div className={css.title}>
          <NodeIcon type={node.type} />
          <h2>{t(`nodes.${node.type}.name`)}</h2>
          <IconButton
            icon={Trash2}
            label={t('commands.removeNodes')}
            onClick={() => {
              if (edit('removeNodes', removeNodes, { ids: [id], reconnect: true }, about)) select(editor, [])
            }}
          />
        </div>
        <p className={css.help}>{t(`nodes.${node.type}.help`)}</p>
      </header>
      <div ref={body} className={css.body}>
        <NodeProblems issues={issues} onGo={(path) => focusField(body.current, path)} />
        <FieldPlace path={pointerOf(['nodes', id])} issues={issues}>
          <IdField label={t('form.id')} value={id} onRename={rename} help={t('form.idHelp')} />
          <Form
            id={id}
            node={node}
            onChange={change}
            onRenameExit={(from, to) => edit('renameExit', renameExit, { id, from, to }, about)}
          />
          <ExitList id={id} node={node} flow={flow} />
        </FieldPlace>
        <WordsField
          label={t('form.entries')}
          help={t('form.entriesHelp')}
          words={entriesAt(flow, id)}
          onChange={(names) => edit('setEntries', setEntries, { id, names }, about)}
        />
        <Button icon={MessageCircle} onClick={() => talkFrom(simulator, id)}>
          {t('simulator.talkFrom')}
        </Button>
        {flow.start !== id && (
          <Button icon={Play} onClick={() => edit('setStart', setStart, { id }, about)}>
            {t('inspector.startHere')}
          </Button>
        )}
      </div>
    </>
  )
}
