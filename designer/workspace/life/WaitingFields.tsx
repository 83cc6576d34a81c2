import { useTranslation } from 'react-i18next'
import type { Life } from '../../../schemas/flow.ts'
import { TextPerLanguage } from '../../controls/TextPerLanguage.tsx'
import { someText } from '../../controls/translations.ts'
import { useWorkspace } from '../../editor/DesignerContext.ts'
import { DurationField } from '../../nodes/WaitFields.tsx'
import { withOptional } from '../../nodes/withOptional.ts'

type Waiting = NonNullable<Life['waiting']>
type Props = { readonly waiting: Waiting; readonly onChange: (waiting: Waiting, key?: string) => void }

/** What a customer hears who writes while they wait, by day and after hours. */
export function WaitingFields({ waiting, onChange }: Props) {
  const { t } = useTranslation()
  const { languages } = useWorkspace().workspace
  return (
    <section aria-label={t('life.waiting')}>
      <h4>{t('life.waiting')}</h4>
      <p>{t('life.waitingHelp', { place: '{{ waiting.place }}', minutes: '{{ waiting.minutes }}' })}</p>
      {(['text', 'closed'] as const).map((name) => (
        <TextPerLanguage
          key={name}
          label={t(name === 'text' ? 'life.waitingText' : 'life.closedText')}
          text={waiting[name] ?? ''}
          languages={languages}
          isLong
          at={`life/waiting/${name}`}
          onChange={(text, language) =>
            onChange(withOptional(waiting, name, someText(text)), `waiting/${name}/${language}`)
          }
        />
      ))}
      <DurationField
        label={t('life.every')}
        value={waiting.every}
        fallback="PT5M"
        at="life/waiting/every"
        onChange={(every = 'PT5M') => onChange({ ...waiting, every }, 'waiting/every')}
      />
    </section>
  )
}
