import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Flow } from '../../schemas/flow.ts'
import { Button } from '../controls/Button.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { SelectField } from '../controls/SelectField.tsx'
import { useNeeds } from '../editor/useMay.ts'
import { useVersions } from '../versions/useVersions.ts'
import type { VersionName } from '../versions/Version.ts'
import { CommitForm } from './CommitForm.tsx'
import { Comparison } from './Comparison.tsx'
import css from './History.module.css'
import { useRestore } from './useRestore.ts'

type Props = { readonly flow: Flow; readonly onSave: () => Promise<void>; readonly onClose: () => void }

/** The versions of a flow: what each changed, the difference of any two, the way back, and a commit of what is new. */
export function HistoryDialog({ flow, onSave, onClose }: Props) {
  const { t } = useTranslation()
  const { versions, git } = useVersions(flow.id)
  const [before, setBefore] = useState<VersionName>('saved')
  const [after, setAfter] = useState<VersionName>('now')
  const chosen = after === 'now' ? before : after
  const restore = useRestore(flow.id, chosen)
  const needsDesigner = useNeeds('designer')
  const options = versions.map(({ name, label, detail }) => ({ value: name, label: `${label} · ${detail}` }))
  const repository = git.value?.repository ?? null
  return (
    <Dialog title={t('history.title', { name: flow.name })} size="wide" onClose={onClose}>
      <div className={css.history}>
        <aside className={css.side}>
          {repository !== null && (
            <CommitForm repository={repository} onSave={() => void onSave().then(git.again)} onCommitted={git.again} />
          )}
          {git.value !== null && repository === null && <p className={css.clean}>{t('history.noRepository')}</p>}
          {git.problem !== null && <p role="alert">{git.problem}</p>}
          <ol className={css.versions} aria-label={t('history.versions')}>
            {versions.map(({ name, label, detail }, index) => {
              const previous = versions.slice(index + 1).find(({ name }) => name.startsWith('commit '))?.name
              const [from, to] = name.startsWith('commit ') ? [previous ?? name, name] : [name, 'now' as const]
              return (
                <li key={name}>
                  <button
                    type="button"
                    aria-current={before === from && after === to ? 'true' : undefined}
                    onClick={() => {
                      setBefore(from)
                      setAfter(to)
                    }}
                  >
                    <span dir="auto">{label}</span>
                    <small>{detail}</small>
                  </button>
                </li>
              )
            })}
          </ol>
        </aside>
        <div className={css.main}>
          <div className={css.tools}>
            <SelectField label={t('history.before')} value={before} options={options} onChange={setBefore} />
            <SelectField label={t('history.after')} value={after} options={options} onChange={setAfter} />
            <Button
              icon={Undo2}
              className={css.restore}
              disabled={restore === null}
              onClick={() => {
                if (restore?.() === true) onClose()
              }}
              {...needsDesigner}
            >
              {t('history.restore', { version: versions.find(({ name }) => name === chosen)?.label ?? '' })}
            </Button>
          </div>
          <Comparison flowId={flow.id} before={before} after={after} />
        </div>
      </div>
    </Dialog>
  )
}
