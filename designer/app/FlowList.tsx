import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import line from '../controls/ListLine.module.css'
import { changedPaths } from '../document/changedFiles.ts'
import { useDesigner, useDocument, useEditor, useWorkspace } from '../editor/DesignerContext.ts'
import { openFlow } from '../editor/EditorStore.ts'
import { useNeeds } from '../editor/useMay.ts'
import { NewFlowDialog } from '../workspace/NewFlowDialog.tsx'
import css from './App.module.css'
import nav from './WorkspaceNav.module.css'
import { WorkspaceNav } from './WorkspaceNav.tsx'

/** The workspace's flows, the files that could not be read, and the lists of everything else. */
export function FlowList() {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const workspace = useWorkspace()
  const base = useDocument((state) => state.base)
  const broken = useDocument((state) => state.broken)
  const needsDesigner = useNeeds('designer')
  const [isAdding, setAdding] = useState(false)
  const current = useEditor(({ flowId }) => flowId)
  const changed = useMemo(() => new Set(changedPaths(base, workspace)), [base, workspace])
  const isDirty = (id: string) => changed.has(`${id}.flow.json`) || changed.has(`${id}.layout.json`)
  return (
    <>
      <div className={css.side}>
        <nav className={nav.flows} aria-label={t('areas.flows')}>
          <h2>{t('areas.flows')}</h2>
          {Object.values(workspace.flows)
            .toSorted((a, b) => a.name.localeCompare(b.name))
            .map(({ id, name, nodes }) => (
              <button
                key={id}
                type="button"
                className={`${line.line} ${css.flow}`}
                aria-current={id === current ? 'page' : undefined}
                onClick={() => openFlow(editor, id)}
              >
                <span className={isDirty(id) ? line.dirty : ''}>
                  <bdi>{name}</bdi>
                </span>
                <small>{t('app.nodeCount', { count: Object.keys(nodes).length })}</small>
              </button>
            ))}
          {broken.map((path) => (
            <p key={path} className={css.broken}>
              {t('app.brokenFile', { path })}
            </p>
          ))}
          <Button icon={Plus} look="quiet" className={nav.new} onClick={() => setAdding(true)} {...needsDesigner}>
            {t('resources.flow.create')}
          </Button>
        </nav>
        <WorkspaceNav />
      </div>
      {isAdding && <NewFlowDialog onClose={() => setAdding(false)} />}
    </>
  )
}
