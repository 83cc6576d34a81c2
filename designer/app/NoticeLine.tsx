import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesigner, useEditor } from '../editor/DesignerContext.ts'
import css from './App.module.css'

const SHOWN_MS = 5_000

/** One sentence about what just happened; read out, and gone after a while. */
export function NoticeLine() {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const notice = useEditor((state) => state.notice)
  useEffect(() => {
    if (notice === null) return
    const timer = setTimeout(() => editor.setState({ notice: null }), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [editor, notice])
  const words =
    notice === null
      ? ''
      : notice.kind === 'refused'
        ? t(`refusals.${notice.refusal.code}`, { id: '', exit: '', most: '', ...notice.refusal.values })
        : notice.kind === 'notAllowed'
          ? t('access.needs', { role: t('access.roles.designer') })
          : notice.kind === 'saved'
            ? t('app.saved')
            : (notice.detail ?? t('app.hostSilent'))
  return (
    <div className={css.notice} data-kind={notice?.kind} role={notice?.kind === 'saved' ? 'status' : 'alert'}>
      {words}
    </div>
  )
}
