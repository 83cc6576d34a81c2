import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { filePath } from '../../runtime/engine/files/FileKind.ts'
import { useVersionFiles } from '../versions/useVersionFiles.ts'
import type { VersionName } from '../versions/Version.ts'
import { flowUri, editor as monaco } from './monaco.ts'
import css from './Source.module.css'
import { SOURCE_OPTIONS } from './sourceOptions.ts'
import { useMonacoTheme } from './useMonacoTheme.ts'

/** A flow's JSON in another version beside the one that is drawn here; to be read only. */
export function SourceDiff({ flowId, version }: { readonly flowId: string; readonly version: VersionName }) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const path = filePath('flow', flowId)
  const then = useVersionFiles(version, flowId)
  const now = useVersionFiles('now', flowId)
  const [before, after] = [then.files === null ? null : (then.files[path] ?? ''), now.files?.[path] ?? '']
  useMonacoTheme()
  useEffect(() => {
    if (box.current === null || before === null) return
    const original = monaco.createModel(before, 'json', flowUri(flowId, 'then'))
    const modified = monaco.createModel(after, 'json', flowUri(flowId, 'here'))
    const view = monaco.createDiffEditor(box.current, {
      ...SOURCE_OPTIONS,
      readOnly: true,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: false,
      hideUnchangedRegions: { enabled: true },
    })
    view.setModel({ original, modified })
    view.getOriginalEditor().updateOptions({ ariaLabel: t('source.then', { path }) })
    view.getModifiedEditor().updateOptions({ ariaLabel: t('source.here', { path }) })
    return () => {
      view.dispose()
      original.dispose()
      modified.dispose()
    }
  }, [before, after, flowId, path, t])
  return (
    <>
      <div ref={box} className={css.editor} />
      <p className={css.state} role="status">
        {then.problem ?? (before === null ? t('history.loading') : '')}
      </p>
    </>
  )
}
