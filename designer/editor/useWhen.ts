import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Writes an ISO date in the interface's language: the day, and the time to the minute. */
export function useWhen(): (at: string) => string {
  const { i18n } = useTranslation()
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
    return (at) => format.format(new Date(at))
  }, [i18n.language])
}
