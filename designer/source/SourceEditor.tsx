import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { filePath } from '../../runtime/engine/files/FileKind.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { useMay } from '../editor/useMay.ts'
import { createSpeaker } from '../i18n/speakEngine.ts'
import { useIssues } from '../problems/IssuesContext.ts'
import { type OpenSource, openSource } from './openSource.ts'
import { placeIssues } from './readSource.ts'
import css from './Source.module.css'
import { useMonacoTheme } from './useMonacoTheme.ts'

/** The flow's JSON to be edited, in step with the canvas and the settings, with every problem at its line. */
export function SourceEditor({ flowId }: { readonly flowId: string }) {
  const { t, i18n } = useTranslation()
  const { document, editor } = useDesigner()
  const isReadOnly = !useMay('designer')
  const box = useRef<HTMLDivElement>(null)
  const open = useRef<OpenSource>(null)
  const [isReadable, setIsReadable] = useState(true)
  useMonacoTheme()
  const label = t('source.label', { path: filePath('flow', flowId) })
  useEffect(() => {
    if (box.current === null) return
    open.current = openSource({
      place: box.current,
      document,
      editor,
      flowId,
      isReadOnly,
      label,
      telling: { speaker: createSpeaker(i18n), renameFlow: t('source.renameFlow') },
      onRead: setIsReadable,
    })
    return () => open.current?.close()
  }, [document, editor, flowId, isReadOnly, label, i18n, t])
  const issues = useIssues()
  useEffect(() => {
    const path = filePath('flow', flowId)
    open.current?.mark((text) =>
      placeIssues(
        text,
        issues.filter(({ file }) => file === path),
      ),
    )
  }, [issues, flowId])
  return (
    <>
      <div ref={box} className={css.editor} />
      <p className={css.state} role="status">
        {isReadable ? '' : t('source.unreadable')}
      </p>
    </>
  )
}
