import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import css from './Source.module.css'

/** Monaco is larger than the rest of the designer: it is loaded when the source is opened for the first time. */
const SourceView = lazy(async () => {
  try {
    // Monaco's own words, which it reads once, before anything else of it.
    await WORDS[document.documentElement.lang]?.()
    return { default: (await import('./SourceView.tsx')).SourceView }
  } catch {
    return { default: NotLoaded }
  }
})

const WORDS: { readonly [language: string]: () => Promise<unknown> } = {
  it: () => import('monaco-editor/nls/lang/it'),
  zh: () => import('monaco-editor/nls/lang/zh-cn'),
}

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
