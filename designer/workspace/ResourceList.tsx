import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import controls from '../controls/controls.module.css'
import line from '../controls/ListLine.module.css'
import { prepare, rankMatches } from '../controls/rankMatches.ts'
import { nameOf, type ResourceKind, resourcesOf } from '../document/workspace/resources.ts'
import { useDesigner, useWorkspace } from '../editor/DesignerContext.ts'
import { openResource } from '../editor/EditorStore.ts'
import { useNeeds } from '../editor/useMay.ts'
import { NewResourceLine } from '../nodes/NewResourceLine.tsx'
import { faceOfKind } from './faces.ts'
import { NewFlowDialog } from './NewFlowDialog.tsx'
import css from './Workspace.module.css'

type Props = { readonly kind: ResourceKind; readonly shown: string | null }

/** From here on a list can be searched. */
const MANY = 12

/** The resources of a kind by name, and the way to a new one. */
export function ResourceList({ kind, shown }: Props) {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const needsDesigner = useNeeds('designer')
  const [isAdding, setAdding] = useState(false)
  const [query, setQuery] = useState('')
  const resources: { readonly [id: string]: object } = resourcesOf(useWorkspace(), kind)
  const { icon: Icon } = faceOfKind(kind)
  const named = Object.entries(resources)
    .map(([id, resource]) => ({ id, name: nameOf(id, resource) }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
  const sought = named.map((each) => prepare(each, `${each.name} ${each.id}`))
  return (
    <div className={css.list}>
      <h2>{t(`resources.${kind}.many`)}</h2>
      <p className={css.help}>{t(`resources.${kind}.help`)}</p>
      {named.length > MANY && (
        <input
          type="search"
          className={controls.input}
          aria-label={t('resources.search')}
          placeholder={t('resources.search')}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
        />
      )}
      <ul>
        {rankMatches(sought, query, named.length).map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className={`${line.line} ${css.line}`}
              aria-current={id === shown ? 'true' : undefined}
              onClick={() => openResource(editor, { kind, id })}
            >
              <Icon size={15} aria-hidden="true" />
              <span dir="auto">{name}</span>
              {name !== id && <small>{id}</small>}
            </button>
          </li>
        ))}
      </ul>
      {isAdding && kind !== 'flow' ? (
        <NewResourceLine
          kind={kind}
          onDone={(id) => {
            setAdding(false)
            if (id !== null) openResource(editor, { kind, id })
          }}
        />
      ) : (
        <Button icon={Plus} onClick={() => setAdding(true)} {...needsDesigner}>
          {t(`resources.${kind}.create`)}
        </Button>
      )}
      {isAdding && kind === 'flow' && <NewFlowDialog onClose={() => setAdding(false)} />}
    </div>
  )
}
