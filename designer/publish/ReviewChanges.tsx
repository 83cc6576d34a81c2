import { useTranslation } from 'react-i18next'
import { DiffWords } from '../controls/DiffWords.tsx'
import css from './Publish.module.css'
import type { ReviewSoFar } from './useReview.ts'

/** What differs from the live release, as written and as customers will notice it. */
export function ReviewChanges({ found: { changes, behaviour } }: { readonly found: ReviewSoFar }) {
  const { t } = useTranslation()
  if (changes === null) return <p>{t('publish.first')}</p>
  if (changes.length === 0) return <p>{t('publish.noChanges')}</p>
  return (
    <>
      <section className={css.part}>
        <h3>{t('publish.changes')}</h3>
        <DiffWords sections={changes} />
      </section>
      <section className={css.part} aria-busy={behaviour === null}>
        <h3>{t('publish.customers')}</h3>
        {behaviour === null ? (
          <p>{t('publish.comparing')}</p>
        ) : behaviour.length === 0 ? (
          <p>{t('publish.sameForCustomers')}</p>
        ) : (
          <DiffWords sections={behaviour} />
        )}
      </section>
    </>
  )
}
