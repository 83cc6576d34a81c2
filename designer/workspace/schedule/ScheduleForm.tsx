import { useTranslation } from 'react-i18next'
import type { Schedule } from '../../../schemas/resources.ts'
import { CheckField } from '../../controls/CheckField.tsx'
import controls from '../../controls/controls.module.css'
import { TextField } from '../../controls/TextField.tsx'
import { withOptional } from '../../nodes/withOptional.ts'
import type { ResourceFormProps } from '../ResourceFace.ts'
import css from './Schedule.module.css'
import { SpecialDays } from './SpecialDays.tsx'
import { TimeZoneField } from './TimeZoneField.tsx'
import { WeekFields } from './WeekFields.tsx'
import { WeekGrid } from './WeekGrid.tsx'

type Exception = NonNullable<Schedule['exceptions']>[number]
type Holiday = NonNullable<Schedule['holidays']>[number]

/** Opening hours: the week drawn and as fields, dates that differ from it, and the switch that comes before everything. */
export function ScheduleForm({ id, value, onChange }: ResourceFormProps<'schedule'>) {
  const { t } = useTranslation()
  const { timeZone, weekly } = value
  return (
    <>
      <div className={css.two}>
        <TextField
          label={t('form.name')}
          value={value.name ?? ''}
          placeholder={id}
          onChange={(name) => onChange(withOptional(value, 'name', name === '' ? undefined : name), 'name')}
        />
        <TimeZoneField value={timeZone} onChange={(zone) => onChange({ ...value, timeZone: zone })} />
      </div>
      <div className={css.emergency} data-on={value.emergency === true}>
        <CheckField
          label={t('schedule.emergency')}
          value={value.emergency ?? false}
          onChange={(on) => onChange({ ...value, emergency: on })}
        />
        <p>{t('schedule.emergencyHelp')}</p>
      </div>
      <section className={css.weekly} aria-label={t('schedule.weekly')}>
        <h3>{t('schedule.weekly')}</h3>
        <p className={controls.help}>{t('schedule.weeklyHelp')}</p>
        <WeekGrid weekly={weekly} onChange={(changed) => onChange({ ...value, weekly: changed })} />
        <WeekFields
          weekly={weekly}
          onChange={(changed, key) => onChange({ ...value, weekly: changed }, key && `weekly/${key}`)}
        />
      </section>
      <SpecialDays<Exception>
        title={t('schedule.exceptions')}
        help={t('schedule.exceptionsHelp')}
        addLabel={t('schedule.addException')}
        timeZone={timeZone}
        days={value.exceptions ?? []}
        create={(date) => ({ date, hours: [] })}
        onChange={(days, key) => onChange(withOptional(value, 'exceptions', some(days)), key && `exceptions/${key}`)}
      />
      <SpecialDays<Holiday>
        title={t('schedule.holidays')}
        help={t('schedule.holidaysHelp')}
        addLabel={t('schedule.addHoliday')}
        timeZone={timeZone}
        days={value.holidays ?? []}
        create={(date) => ({ date })}
        onChange={(days, key) => onChange(withOptional(value, 'holidays', some(days)), key && `holidays/${key}`)}
      />
    </>
  )
}

const some = <T,>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list)
