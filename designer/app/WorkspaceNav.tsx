import { Settings } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import line from '../controls/ListLine.module.css'
import { changedPaths } from '../document/changedFiles.ts'
import { RESOURCE_KINDS, type ResourceKind, resourcesOf } from '../document/workspace/resources.ts'
import { useDesigner, useDocument, useEditor, useWorkspace } from '../editor/DesignerContext.ts'
import { openResource } from '../editor/EditorStore.ts'
import { faceOfKind } from '../workspace/faces.ts'
import css from './WorkspaceNav.module.css'

/** The files of a kind's resources; a flow's are marked one by one, above. */
const FILES: { readonly [Kind in ResourceKind | 'settings']: RegExp | null } = {
  flow: null,
  queue: /^queues\.json$/,
  skill: /^skills\.json$/,
  schedule: /^schedules\//,
  bot: /^bots\.json$/,
  channel: /^channels\.json$/,
  settings: /^workspace\.json$/,
}

/** The lists of what flows name, with how many there are, and the settings of the workspace. */
export function WorkspaceNav() {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const workspace = useWorkspace()
  const base = useDocument((state) => state.base)
  const open = useEditor(({ resource }) => resource?.kind ?? null)
  const changed = useMemo(() => changedPaths(base, workspace), [base, workspace])
  const lines = [
    ...RESOURCE_KINDS.map((kind) => ({
      kind,
      name: t(`resources.${kind}.many`),
      icon: faceOfKind(kind).icon,
      count: Object.keys(resourcesOf(workspace, kind)).length,
    })),
    { kind: 'settings' as const, name: t('settings.title'), icon: Settings, count: null },
  ]
  return (
    <nav className={css.nav} aria-label={t('areas.workspace')}>
      <h2>{t('areas.workspace')}</h2>
      {lines.map(({ kind, name, icon: Icon, count }) => (
        <button
          key={kind}
          type="button"
          className={`${line.line} ${css.line}`}
          aria-current={kind === open ? 'page' : undefined}
          onClick={() => openResource(editor, { kind, id: null })}
        >
          <Icon size={15} aria-hidden="true" />
          <span className={changed.some((path) => FILES[kind]?.test(path)) ? line.dirty : ''}>{name}</span>
          {count !== null && <small>{count}</small>}
        </button>
      ))}
    </nav>
  )
}
