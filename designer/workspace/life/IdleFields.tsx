import { useTranslation } from 'react-i18next'
import type { Life } from '../../../schemas/flow.ts'
import { CheckField } from '../../controls/CheckField.tsx'
import { ItemList } from '../../controls/ItemList.tsx'
import { TextPerLanguage } from '../../controls/TextPerLanguage.tsx'
import { someText } from '../../controls/translations.ts'
import { useWorkspace } from '../../editor/DesignerContext.ts'
import { DurationField } from '../../nodes/WaitFields.tsx'
import { withOptional } from '../../nodes/withOptional.ts'

type Idle = NonNullable<Life['idle']>
type Reminder = NonNullable<Idle['reminders']>[number]
type Props = { readonly idle: Idle; readonly onChange: (idle: Idle, key?: string) => void }

/** What a customer hears who says nothing, and after how long the conversation is closed. */
export function IdleFields({ idle, onChange }: Props) {
  const { t } = useTranslation()
  const { languages } = useWorkspace().workspace
  const { reminders = [], close } = idle
  const setReminders = (changed: readonly Reminder[], key?: string) =>
    onChange(withOptional(idle, 'reminders', changed.length === 0 ? undefined : changed), key)
  return (
    <section aria-label={t('life.idle')}>
      <h4>{t('life.idle')}</h4>
      <p>{t('life.idleHelp')}</p>
      <ItemList<Reminder>
        items={reminders}
        most={3}
        addLabel={t('life.addReminder')}
        create={() => ({ after: 'PT10M', text: '' })}
        keyOf={(_, index) => String(index)}
        at="life/idle/reminders"
        onChange={(changed) => setReminders(changed)}
        title={(_, index) => <strong>{t('life.reminder', { number: index + 1 })}</strong>}
        body={(reminder, _, index) => (
          <>
            <DurationField
              label={t('life.after')}
              value={reminder.after}
              fallback="PT10M"
              at="after"
              onChange={(after = 'PT10M') =>
                setReminders(reminders.with(index, { ...reminder, after }), `reminders/${index}/after`)
              }
            />
            <TextPerLanguage
              label={t('life.text')}
              text={reminder.text}
              languages={languages}
              isLong
              at="text"
              onChange={(text, language) =>
                setReminders(reminders.with(index, { ...reminder, text }), `reminders/${index}/${language}`)
              }
            />
          </>
        )}
      />
      <CheckField
        label={t('life.close')}
        value={close !== undefined}
        onChange={(isOn) => onChange(withOptional(idle, 'close', isOn ? { after: 'PT30M' } : undefined))}
      />
      {close !== undefined && (
        <>
          <DurationField
            label={t('life.closeAfter')}
            value={close.after}
            fallback="PT30M"
            at="life/idle/close/after"
            onChange={(after = 'PT30M') => onChange({ ...idle, close: { ...close, after } }, 'close/after')}
          />
          <TextPerLanguage
            label={t('life.closeText')}
            text={close.text ?? ''}
            languages={languages}
            isLong
            at="life/idle/close/text"
            onChange={(text, language) =>
              onChange({ ...idle, close: withOptional(close, 'text', someText(text)) }, `close/${language}`)
            }
          />
        </>
      )}
    </section>
  )
}
