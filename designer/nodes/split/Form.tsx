import { useTranslation } from 'react-i18next'
import { ItemList } from '../../controls/ItemList.tsx'
import { NumberField } from '../../controls/NumberField.tsx'
import { IdField } from '../../controls/TextField.tsx'
import { freeId } from '../../document/slug.ts'
import type { FormProps } from '../NodeFace.ts'

export function SplitForm({ node, onChange, onRenameExit }: FormProps<'split'>) {
  const { t } = useTranslation()
  const { branches } = node
  return (
    <ItemList
      items={branches}
      at="branches"
      least={1}
      most={20}
      addLabel={t('form.addBranch')}
      create={() => ({ id: freeId('branch', (id) => branches.some((branch) => branch.id === id)), percent: 0 })}
      keyOf={(_, index) => String(index)}
      onChange={(changed) => onChange({ ...node, branches: changed })}
      title={({ id }) => (
        <IdField label={t('form.exitId')} at="id" value={id} onRename={(to) => onRenameExit(id, to)} />
      )}
      body={(branch, _, index) => (
        <NumberField
          label={t('form.percent')}
          value={branch.percent}
          at="percent"
          least={0}
          most={100}
          onChange={(percent = 0) =>
            onChange({ ...node, branches: branches.with(index, { ...branch, percent }) }, `percent/${index}`)
          }
        />
      )}
    />
  )
}
