import { GitCommitHorizontal } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Commits } from '../api/GitApi.ts'
import { Button } from '../controls/Button.tsx'
import { TextField } from '../controls/TextField.tsx'
import { isUnsaved } from '../document/DocumentStore.ts'
import { useDesigner, useDocument } from '../editor/DesignerContext.ts'
import { useNeeds } from '../editor/useMay.ts'
import css from './History.module.css'

type Props = {
  readonly repository: NonNullable<Commits['repository']>
  readonly onSave: () => void
  readonly onCommitted: () => void
}

/** Commits what is saved and differs from the last commit, with a message; what is unsaved is saved first. */
export function CommitForm({ repository: { branch, changed }, onSave, onCommitted }: Props) {
  const { t } = useTranslation()
  const { git } = useDesigner()
  const unsaved = useDocument(isUnsaved)
  const needsDesigner = useNeeds('designer')
  const [message, setMessage] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const commit = async (event: FormEvent) => {
    event.preventDefault()
    setIsBusy(true)
    const answer = await git.commit(message.trim())
    setIsBusy(false)
    setProblem(answer.ok ? null : (answer.problem?.detail ?? t('app.hostSilent')))
    if (!answer.ok) return
    setMessage('')
    onCommitted()
  }
  const where = branch === null ? '' : t('history.onBranch', { branch })
  if (unsaved) {
    return (
      <div className={css.commit}>
        <p>{t('history.unsaved')}</p>
        <Button onClick={onSave} {...needsDesigner}>
          {t('app.save')}
        </Button>
      </div>
    )
  }
  if (changed.length === 0) return <p className={css.clean}>{t('history.clean', { where })}</p>
  return (
    <form className={css.commit} onSubmit={(event) => void commit(event)}>
      <p title={changed.join('\n')}>{t('history.changed', { count: changed.length, where })}</p>
      <TextField label={t('history.message')} value={message} onChange={setMessage} problem={problem} />
      <Button type="submit" icon={GitCommitHorizontal} disabled={isBusy || message.trim() === ''} {...needsDesigner}>
        {t('history.commit')}
      </Button>
    </form>
  )
}
