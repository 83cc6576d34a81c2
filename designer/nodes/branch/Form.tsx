import { useTranslation } from 'react-i18next'
import { ItemList } from '../../controls/ItemList.tsx'
import { IdField } from '../../controls/TextField.tsx'
import { freeId } from '../../document/slug.ts'
import type { FormProps } from '../NodeFace.ts'
import { ConditionEditor } from './ConditionEditor.tsx'
import { useNewCondition } from './useNewCondition.ts'

export function BranchForm({ node, onChange, onRenameExit }: FormProps<'branch'>) {
  const { t } = useTranslation()
  const { cases } = node
  const newCondition = useNewCondition()
  return (
    <ItemList
      items={cases}
      at="cases"
      least={1}
      addLabel={t('form.addCase')}
      create={() => ({
        id: freeId(`case-${cases.length + 1}`, (id) => cases.some((each) => each.id === id)),
        when: newCondition(),
      })}
      keyOf={(_, index) => String(index)}
      onChange={(changed) => onChange({ ...node, cases: changed })}
      title={({ id }) => (
        <IdField label={t('form.exitId')} at="id" value={id} onRename={(to) => onRenameExit(id, to)} />
      )}
      body={(each, _, index) => (
        <ConditionEditor
          at="when"
          condition={each.when}
          onChange={(when, key) =>
            onChange({ ...node, cases: cases.with(index, { ...each, when }) }, key && `case/${index}/${key}`)
          }
        />
      )}
    />
  )
}
