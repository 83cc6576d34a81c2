import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { DAY_MINUTES, parseInterval } from '../../../runtime/engine/schedule/parseInterval.ts'
import { Button, IconButton } from '../../controls/Button.tsx'
import controls from '../../controls/controls.module.css'
import { freeHours } from '../../document/schedule/weeklyHours.ts'
import { readMinute, writeInterval, writeMinute } from '../../document/schedule/writeInterval.ts'
import css from './Schedule.module.css'

type Props = {
  /** the day that the hours belong to, for screen readers */
  readonly of: string
  readonly hours: readonly string[]
  /** the key tells which hours a keystroke was about */
  readonly onChange: (hours: readonly string[], key?: string) => void
}

/** The hours of one day, each as two times of the clock. An end at or before its beginning is on the next day. */
export function HoursFields({ of, hours, onChange }: Props) {
  const { t } = useTranslation()
  const free = freeHours(hours)
  return (
    <div className={css.intervals}>
      {hours.map((text, index) => {
        const interval = parseInterval(text)
        const change = (open: number | null, close: number | null) => {
          // A time field is empty while only its hour is written.
          if (open === null || close === null) return
          const until = close > open ? close : close + DAY_MINUTES
          onChange(hours.with(index, writeInterval({ open, close: until })), String(index))
        }
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a field keeps the focus while its times change
          <span key={index} className={css.interval}>
            {interval === null ? (
              <code>{text}</code>
            ) : (
              <>
                <input
                  type="time"
                  className={controls.input}
                  aria-label={t('schedule.opens', { day: of })}
                  value={writeMinute(interval.open)}
                  onChange={({ target }) => change(readMinute(target.value), interval.close % DAY_MINUTES)}
                />
                <span aria-hidden="true">–</span>
                <input
                  type="time"
                  className={controls.input}
                  aria-label={t('schedule.closes', { day: of })}
                  value={writeMinute(interval.close % DAY_MINUTES)}
                  onChange={({ target }) => change(interval.open, readMinute(target.value))}
                />
                {interval.close > DAY_MINUTES && <small>{t('schedule.nextDay')}</small>}
              </>
            )}
            <IconButton
              isSmall
              icon={X}
              label={t('schedule.removeHours', { day: of, hours: text })}
              onClick={() => onChange(hours.toSpliced(index, 1))}
            />
          </span>
        )
      })}
      {hours.length === 0 && <span className={css.closed}>{t('schedule.closedDay')}</span>}
      {free !== null && (
        <Button
          icon={Plus}
          look="quiet"
          aria-label={t('schedule.addHoursOn', { day: of })}
          onClick={() => onChange([...hours, writeInterval(free)])}
        >
          {t('schedule.addHours')}
        </Button>
      )}
    </div>
  )
}
