import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import css from './Source.module.css'

/** Monaco is larger than the rest of the designer: it is loaded when the source is opened for the first time. */
const SourceView = lazy(() =>
  import('./SourceView.tsx').then(
    ({ SourceView }) => ({ default: SourceView }),
    () => ({ default: NotLoaded }),
  ),
)

/** The host is gone, or serves a newer designer, whose files have other names. What is drawn is not lost by it. */
function NotLoaded(_: { readonly flowId: string }) {
  const { t } = useTranslation()
  return (
    <p className={css.loading} role="alert">
      {t('source.notLoaded')}
    </p>
  )
}

/** Where the source is shown, also while it is being loaded. */
export function SourcePlace({ flowId }: { readonly flowId: string }) {
  const { t } = useTranslation()
  return (
    <Suspense fallback={<p className={css.loading}>{t('source.loading')}</p>}>
      <SourceView flowId={flowId} />
    </Suspense>
  )
}
