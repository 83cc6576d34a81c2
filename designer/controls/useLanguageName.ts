import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Gives the name of a language tag in the language of the interface; a tag that is none stays as it is. */
export function useLanguageName(): (tag: string) => string {
  const { language } = useTranslation().i18n
  return useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: 'language' })
    return (tag) => {
      try {
        return names.of(tag) ?? tag
      } catch {
        return tag
      }
    }
  }, [language])
}
