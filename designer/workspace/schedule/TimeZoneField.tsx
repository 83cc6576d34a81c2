import { Globe } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isTimeZone } from '../../../runtime/engine/schedule/timeZone.ts'
import controls from '../../controls/controls.module.css'
import { SearchDialog } from '../../controls/SearchDialog.tsx'
import { clockIn, nextClockChange } from '../../document/schedule/clockChange.ts'
import css from './Schedule.module.css'

type Props = { readonly value: string; readonly onChange: (timeZone: string) => void }

/** The time zone of the hours, searched by city or name; says when its clocks change next. */
export function TimeZoneField({ value, onChange }: Props) {
  const { t, i18n } = useTranslation()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const now = Date.now()
  const change = nextClockChange(value, now)
  const date = (day: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day))
  const note =
    change === null
      ? t('schedule.clocksStay', { time: clockIn(value, now).time })
      : change.isForward
        ? t('schedule.clocksForward', { ...change, date: date(change.date), time: clockIn(value, now).time })
        : t('schedule.clocksBack', { ...change, date: date(change.date), time: clockIn(value, now).time })
  return (
    <div className={controls.field}>
      <span className={controls.label} id={`${id}-label`}>
        {t('card.timeZone')}
      </span>
      <button
        type="button"
        id={id}
        className={`${controls.input} ${css.zone}`}
        aria-haspopup="dialog"
        aria-labelledby={`${id}-label ${id}`}
        aria-describedby={`${id}-note`}
        aria-invalid={!isTimeZone(value)}
        onClick={() => setOpen(true)}
      >
        <Globe size={15} aria-hidden="true" />
        {value}
      </button>
      <p id={`${id}-note`} className={controls.help}>
        {note}
      </p>
      {isOpen && <TimeZones onChoose={onChange} onClose={() => setOpen(false)} />}
    </div>
  )
}

function TimeZones({ onChoose, onClose }: { readonly onChoose: (zone: string) => void; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const items = useMemo(() => {
    const now = Date.now()
    return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({
      key: zone,
      title: zone.replaceAll('_', ' '),
      detail: `${nameOf(zone, i18n.language, now)} · ${clockIn(zone, now).time}`,
      words: zone,
    }))
  }, [i18n.language])
  return (
    <SearchDialog
      label={t('card.timeZone')}
      placeholder={t('schedule.searchZone')}
      items={items}
      onChoose={({ key }) => onChoose(key)}
      onClose={onClose}
    />
  )
}

/** What people call a zone now: "Central European Standard Time". */
function nameOf(timeZone: string, language: string, now: number): string {
  const format = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'long' })
  return format.formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}
