import { useTranslation } from 'react-i18next'
import type { CollectValue } from '../../../schemas/flow.ts'
import { CheckField } from '../../controls/CheckField.tsx'
import css from '../../controls/controls.module.css'
import { NumberField } from '../../controls/NumberField.tsx'
import { SelectField } from '../../controls/SelectField.tsx'
import { TextField } from '../../controls/TextField.tsx'
import { OptionsEditor } from '../OptionsEditor.tsx'
import { withOptional } from '../withOptional.ts'

const DATE_ORDERS = ['dayFirst', 'monthFirst', 'yearFirst'] as const

type Props = {
  readonly value: CollectValue
  readonly onChange: (value: CollectValue, key?: string) => void
}

/** What an answer must be like, for each kind of value. */
export function ValueFields({ value, onChange }: Props) {
  const { t } = useTranslation()
  switch (value.kind) {
    case 'text':
      return (
        <NumberField
          label={t('form.maxLength')}
          value={value.maxLength}
          at="value/maxLength"
          least={1}
          most={10_000}
          placeholder="1000"
          onChange={(maxLength) => onChange(withOptional(value, 'maxLength', maxLength), 'maxLength')}
        />
      )
    case 'number':
      return (
        <>
          <div className={css.row}>
            <NumberField
              label={t('form.least')}
              value={value.min}
              at="value/min"
              onChange={(min) => onChange(withOptional(value, 'min', min), 'min')}
            />
            <NumberField
              label={t('form.most')}
              value={value.max}
              at="value/max"
              onChange={(max) => onChange(withOptional(value, 'max', max), 'max')}
            />
          </div>
          <CheckField
            label={t('form.integer')}
            value={value.integer ?? false}
            onChange={(integer) => onChange(withOptional(value, 'integer', integer ? true : undefined))}
          />
        </>
      )
    case 'date':
      return (
        <>
          <div className={css.row}>
            <TextField
              label={t('form.earliest')}
              type="date"
              value={value.earliest ?? ''}
              at="value/earliest"
              onChange={(text) => onChange(withOptional(value, 'earliest', text === '' ? undefined : text), 'earliest')}
            />
            <TextField
              label={t('form.latest')}
              type="date"
              value={value.latest ?? ''}
              at="value/latest"
              onChange={(text) => onChange(withOptional(value, 'latest', text === '' ? undefined : text), 'latest')}
            />
          </div>
          <SelectField
            label={t('form.dateOrder')}
            value={value.dateOrder ?? ''}
            at="value/dateOrder"
            options={['' as const, ...DATE_ORDERS].map((order) => ({
              value: order,
              label: t(`form.dateOrders.${order === '' ? 'byLanguage' : order}`),
            }))}
            onChange={(order) => onChange(withOptional(value, 'dateOrder', order === '' ? undefined : order))}
          />
        </>
      )
    case 'choice':
      return (
        <OptionsEditor
          options={value.options}
          at="value/options"
          onChange={(options, key) => onChange({ ...value, options }, key)}
          onRename={(from, to) => {
            onChange({
              ...value,
              options: value.options.map((option) => (option.id === from ? { ...option, id: to } : option)),
            })
            return true
          }}
        />
      )
    case 'pattern':
      return (
        <TextField
          label={t('form.pattern')}
          value={value.pattern}
          at="value/pattern"
          isMono
          help={t('form.patternHelp')}
          onChange={(pattern) => onChange({ ...value, pattern }, 'pattern')}
        />
      )
    default:
      return null
  }
}
