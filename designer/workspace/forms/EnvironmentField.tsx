import { useTranslation } from 'react-i18next'
import { environmentNames } from '../../../runtime/engine/environmentNames.ts'
import { TextField } from '../../controls/TextField.tsx'

type Props = {
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  /** a written-out value is warned of: whoever reads the repository could use it */
  readonly isSecret?: boolean
  readonly isRequired?: boolean
  readonly help?: string
}

/** A setting that the environment may give: `${NAME}`. Empty takes it away. */
export function EnvironmentField({ label, value = '', onChange, isSecret = false, isRequired = false, help }: Props) {
  const { t } = useTranslation()
  const isWritten = isSecret && value !== '' && environmentNames(value).length === 0
  const problem = isWritten ? t('bot.secretWritten') : isRequired && value === '' ? t('bot.required') : null
  return (
    <TextField
      label={label}
      value={value}
      isMono
      problem={problem}
      {...(help === undefined ? {} : { help })}
      onChange={(text) => onChange(text === '' && !isRequired ? undefined : text)}
    />
  )
}
