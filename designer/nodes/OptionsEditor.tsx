import { useTranslation } from 'react-i18next'
import type { Option } from '../../schemas/flow.ts'
import { ItemList } from '../controls/ItemList.tsx'
import { SelectField } from '../controls/SelectField.tsx'
import { IdField } from '../controls/TextField.tsx'
import { TextPerLanguage } from '../controls/TextPerLanguage.tsx'
import { freeId } from '../document/slug.ts'
import { useFlow } from '../editor/DesignerContext.ts'
import { KeywordsEditor } from './keywords/KeywordsEditor.tsx'
import { withOptional } from './withOptional.ts'

type Props = {
  readonly options: readonly Option[]
  /** where they lie in the node */
  readonly at: string
  readonly onChange: (options: readonly Option[], key?: string) => void
  readonly onRename: (from: string, to: string) => boolean
}

const MEANINGS = ['nothing', 'yes', 'no'] as const

/** The choices that a customer is offered, in their order. */
export function OptionsEditor({ options, at, onChange, onRename }: Props) {
  const { t } = useTranslation()
  const languages = useFlow()?.languages ?? []
  const isTaken = (id: string) => options.some((option) => option.id === id)
  return (
    <ItemList<Option>
      items={options}
      at={at}
      least={1}
      most={100}
      addLabel={t('form.addOption')}
      create={() => ({
        id: freeId(`option-${options.length + 1}`, isTaken),
        label: Object.fromEntries(languages.map((language) => [language, ''])),
      })}
      // By place, so that a field keeps the focus while its option's id is changed.
      keyOf={(_, index) => String(index)}
      onChange={(changed) => onChange(changed)}
      title={(_, index) => <strong>{t('form.option', { number: index + 1 })}</strong>}
      body={(option, change, index) => (
        <>
          <TextPerLanguage
            label={t('form.label')}
            text={option.label}
            at="label"
            languages={languages}
            onChange={(label, language) =>
              onChange(options.with(index, { ...option, label }), `option/${index}/${language}`)
            }
          />
          <KeywordsEditor
            label={t('form.otherWords')}
            keywords={option.keywords}
            at="keywords"
            onChange={(keywords) => change(withOptional(option, 'keywords', keywords))}
          />
          <SelectField
            label={t('form.means')}
            value={option.means ?? 'nothing'}
            options={MEANINGS.map((value) => ({ value, label: t(`meanings.${value}`) }))}
            help={t('form.meansHelp')}
            at="means"
            onChange={(means) => change(withOptional(option, 'means', means === 'nothing' ? undefined : means))}
          />
          <IdField label={t('form.exitId')} at="id" value={option.id} onRename={(to) => onRename(option.id, to)} />
        </>
      )}
    />
  )
}
