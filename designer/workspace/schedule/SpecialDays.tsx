import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../controls/Button.tsx'
import controls from '../../controls/controls.module.css'
import { clockIn } from '../../document/schedule/clockChange.ts'
import { dayAfter } from '../../document/schedule/dayAfter.ts'
import { withOptional } from '../../nodes/withOptional.ts'
import { HoursFields } from './HoursFields.tsx'
import css from './Schedule.module.css'

/** A dated exception has hours, a holiday has none: it is closed the whole day. */
export type SpecialDay = { readonly date: string; readonly name?: string; readonly hours?: readonly string[] }

type Props<T extends SpecialDay> = {
  readonly title: string
  readonly help: string
  readonly addLabel: string
  readonly timeZone: string
  readonly days: readonly T[]
  /** a new one, for a date */
  readonly create: (date: string) => T
  readonly onChange: (days: readonly T[], key?: string) => void
}

/** Dates that are not as the week says, in the order of the file. Those that have gone by are quieter. */
export function SpecialDays<T extends SpecialDay>({
  title,
  help,
  addLabel,
  timeZone,
  days,
  create,
  onChange,
}: Props<T>) {
  const { t } = useTranslation()
  const today = clockIn(timeZone, Date.now()).date
  const latest = days.reduce((late, { date }) => (date > late ? date : late), today)
  const change = (index: number, day: T, key?: string) => onChange(days.with(index, day), key && `${index}/${key}`)
  return (
    <section className={css.special} aria-label={title}>
      <h3>{title}</h3>
      <p className={controls.help}>{help}</p>
      {days.length > 0 && (
        <ul>
          {days.map((day, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a field keeps the focus while its date changes
            <li key={index} data-past={day.date < today}>
              <input
                type="date"
                className={controls.input}
                aria-label={t('schedule.date')}
                value={day.date}
                onChange={({ target }) => {
                  if (target.value !== '') change(index, { ...day, date: target.value }, 'date')
                }}
              />
              <input
                className={controls.input}
                aria-label={t('form.name')}
                placeholder={t('schedule.dayName')}
                dir="auto"
                value={day.name ?? ''}
                onChange={
                  ({ target: { value } }) =>
                    change(
                      index,
                      withOptional<SpecialDay, 'name'>(day, 'name', value === '' ? undefined : value) as T,
                      'name',
                    ) // the name alone is another
                }
              />
              <IconButton
                isSmall
                icon={Trash2}
                label={t('schedule.removeDay', { date: day.date })}
                onClick={() => onChange(days.toSpliced(index, 1))}
              />
              {day.hours !== undefined && (
                <HoursFields
                  of={day.name ?? day.date}
                  hours={day.hours}
                  onChange={(hours, key) => change(index, { ...day, hours }, key && `hours/${key}`)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button icon={Plus} look="quiet" onClick={() => onChange([...days, create(dayAfter(latest))])}>
          {addLabel}
        </Button>
      </div>
    </section>
  )
}
