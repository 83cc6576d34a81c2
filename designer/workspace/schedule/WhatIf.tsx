import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WEEKDAYS } from '../../../runtime/engine/schedule/civilDay.ts'
import { Button } from '../../controls/Button.tsx'
import controls from '../../controls/controls.module.css'
import { Field } from '../../controls/Field.tsx'
import { askSchedule, type ScheduleReason } from '../../document/schedule/askSchedule.ts'
import { clockIn } from '../../document/schedule/clockChange.ts'
import type { ResourceFormProps } from '../ResourceFace.ts'
import css from './Schedule.module.css'
import { useWeekdayNames } from './useWeekdayNames.ts'

/** Asks the schedule what it would say at another time, by the very engine that answers customers. */
export function WhatIf({ value }: ResourceFormProps<'schedule'>) {
  const { t, i18n } = useTranslation()
  const names = useWeekdayNames('long')
  const [at, setAt] = useState(() => clockIn(value.timeZone, Date.now()))
  const answer = askSchedule(value, at.date, at.time, i18n.language)
  return (
    <section className={css.whatIf} aria-label={t('schedule.whatIf')}>
      <h3>{t('schedule.whatIf')}</h3>
      <div className={css.at}>
        <Field label={t('schedule.date')}>
          {({ id }) => (
            <input
              id={id}
              type="date"
              className={controls.input}
              value={at.date}
              onChange={({ target }) => setAt({ ...at, date: target.value })}
            />
          )}
        </Field>
        <Field label={t('schedule.time')}>
          {({ id }) => (
            <input
              id={id}
              type="time"
              className={controls.input}
              value={at.time}
              onChange={({ target }) => setAt({ ...at, time: target.value })}
            />
          )}
        </Field>
      </div>
      <div role="status" className={css.answer}>
        {answer !== null && (
          <>
            <p className={css.verdict} data-verdict={answer.verdict}>
              {t(`exits.${answer.verdict}`)}
            </p>
            <p>{sayReason(answer.reason)}</p>
            <dl>
              <dt>{t('schedule.nextOpen')}</dt>
              <dd>{answer.nextOpen ?? t('schedule.unknown')}</dd>
              <dt>{t('schedule.nextClose')}</dt>
              <dd>{answer.nextClose ?? t('schedule.unknown')}</dd>
            </dl>
          </>
        )}
      </div>
      <div>
        <Button onClick={() => setAt(clockIn(value.timeZone, Date.now()))}>{t('schedule.now')}</Button>
      </div>
    </section>
  )

  function sayReason(reason: ScheduleReason): string {
    switch (reason.code) {
      case 'weekly':
        return t('schedule.because.weekly', {
          day: names[WEEKDAYS.indexOf(reason.day)] ?? reason.day,
          hours: reason.hours,
        })
      case 'holiday':
      case 'exception':
        return t(`schedule.because.${reason.code}`, { date: reason.date, name: reason.name })
      default:
        return t(`schedule.because.${reason.code}`)
    }
  }
}
