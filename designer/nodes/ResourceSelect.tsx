import { SquareArrowOutUpRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../controls/Button.tsx'
import css from '../controls/controls.module.css'
import { optional } from '../controls/optional.ts'
import { SelectField } from '../controls/SelectField.tsx'
import { nameOf, type ResourceKind, resourcesOf } from '../document/workspace/resources.ts'
import { useDesigner, useWorkspace } from '../editor/DesignerContext.ts'
import { openFlow, openResource } from '../editor/EditorStore.ts'
import { NewResourceLine } from './NewResourceLine.tsx'

type Props = {
  readonly kind: ResourceKind
  readonly label: string
  /** empty: none, where there may be none */
  readonly value: string
  readonly onChange: (id: string) => void
  /** what no choice is called, where there may be none */
  readonly none?: string
  /** not offered, unless it is chosen */
  readonly without?: (id: string) => boolean
  readonly help?: string
  readonly problem?: string | null
  /** where it lies in the form */
  readonly at?: string
}

/** No id has a plus in it. */
const CREATE = '+create'

/** One resource of a kind by its name, or a new one made on the spot; and the way to the one that is chosen. */
export function ResourceSelect({ kind, label, value, onChange, none, without, help, problem, at }: Props) {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const [isCreating, setCreating] = useState(false)
  const resources: { readonly [id: string]: object } = resourcesOf(useWorkspace(), kind)
  const offered = Object.entries(resources)
    .filter(([id]) => id === value || without?.(id) !== true)
    .map(([id, resource]) => ({ value: id, label: nameOf(id, resource) }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
  return (
    <>
      <div className={css.withButton}>
        <SelectField
          label={label}
          value={value}
          options={[
            ...(none === undefined ? [] : [{ value: '', label: none }]),
            ...offered,
            { value: CREATE, label: t(`resources.${kind}.createHere`) },
          ]}
          {...optional({ help, problem, at })}
          onChange={(id) => {
            setCreating(id === CREATE)
            if (id !== CREATE) onChange(id)
          }}
        />
        {Object.hasOwn(resources, value) && (
          <IconButton
            icon={SquareArrowOutUpRight}
            label={t('resources.open', { name: nameOf(value, resources[value]) })}
            onClick={() => (kind === 'flow' ? openFlow(editor, value) : openResource(editor, { kind, id: value }))}
          />
        )}
      </div>
      {isCreating && (
        <NewResourceLine
          kind={kind}
          onDone={(id) => {
            setCreating(false)
            if (id !== null) onChange(id)
          }}
        />
      )}
    </>
  )
}
