import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { filePath } from '../../runtime/engine/files/FileKind.ts'
import { useVersions } from '../versions/useVersions.ts'
import type { VersionName } from '../versions/Version.ts'
import css from './Source.module.css'
import { SourceDiff } from './SourceDiff.tsx'
import { SourceEditor } from './SourceEditor.tsx'

/** The flow as its file says it: to be edited, or beside another version of it. */
export function SourceView({ flowId }: { readonly flowId: string }) {
  const { t } = useTranslation()
  const { versions } = useVersions(flowId)
  const [beside, setBeside] = useState<VersionName>('now')
  return (
    <section className={css.source} aria-label={t('source.title')}>
      <header className={css.tools}>
        <code>{filePath('flow', flowId)}</code>
        <label>
          {t('source.compare')}
          <select value={beside} onChange={(event) => setBeside(event.target.value as VersionName)}>
            {versions
              .filter(({ isLayoutOnly }) => isLayoutOnly !== true)
              .map(({ name, label, detail }) => (
                <option key={name} value={name}>
                  {name === 'now' ? t('source.nothing') : `${label} · ${detail}`}
                </option>
              ))}
          </select>
        </label>
      </header>
      {beside === 'now' ? <SourceEditor flowId={flowId} /> : <SourceDiff flowId={flowId} version={beside} />}
    </section>
  )
}
