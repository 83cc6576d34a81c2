import { CopyPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { WEEKDAYS } from '../../../runtime/engine/schedule/civilDay.ts'
import { IconButton } from '../../controls/Button.tsx'
import type { Weekly } from '../../document/schedule/weekBlocks.ts'
import { copyDay, daysLike, setDay } from '../../document/schedule/weeklyHours.ts'
import { HoursFields } from './HoursFields.tsx'
import css from './Schedule.module.css'
import { useWeekdayNames } from './useWeekdayNames.ts'

type Props = { readonly weekly: Weekly; readonly onChange: (weekly: Weekly, key?: string) => void }

/** The same week as the grid shows, as fields. */
export function WeekFields({ weekly, onChange }: Props) {
  const { t } = useTranslation()
  const names = useWeekdayNames('long')
  return (
    <ul className={css.days}>
      {WEEKDAYS.map((day, index) => {
        const name = names[index] ?? day
        return (
          <li key={day}>
            <strong>{name}</strong>
            <HoursFields
              of={name}
              hours={weekly[day] ?? []}
              onChange={(hours, key) => onChange(setDay(weekly, day, hours), key && `${day}/${key}`)}
            />
            <IconButton
              isSmall
              icon={CopyPlus}
              label={
                index < 5 ? t('schedule.copyToWorkdays', { day: name }) : t('schedule.copyToWeekend', { day: name })
              }
              onClick={() => onChange(copyDay(weekly, day, daysLike(day)))}
            />
          </li>
        )
      })}
    </ul>
  )
}
