import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { WEEKDAYS } from '../../../runtime/engine/schedule/civilDay.ts'

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000

/** The names of the weekdays in the interface's language, Monday first. */
export function useWeekdayNames(length: 'short' | 'long'): readonly string[] {
  const { i18n } = useTranslation()
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(i18n.language, { weekday: length, timeZone: 'UTC' })
    return WEEKDAYS.map((_, index) => format.format(MONDAY + index * DAY_MS))
  }, [i18n.language, length])
}
