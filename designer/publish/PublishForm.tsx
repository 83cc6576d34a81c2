import { Rocket, Save } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../runtime/engine/issue.ts'
import type { Deployment } from '../../schemas/wire.ts'
import type { Texts } from '../api/ReleaseApi.ts'
import { Button } from '../controls/Button.tsx'
import { CheckField } from '../controls/CheckField.tsx'
import { isUnsaved } from '../document/DocumentStore.ts'
import { useDesigner, useDocument } from '../editor/DesignerContext.ts'
import { openFlow } from '../editor/EditorStore.ts'
import { type Asking, useHostAnswer } from '../editor/useHostAnswer.ts'
import { useNeeds } from '../editor/useMay.ts'
import css from './Publish.module.css'
import { ReviewChanges } from './ReviewChanges.tsx'
import { ReviewChecks } from './ReviewChecks.tsx'
import { FIRST_WISH, usePublish } from './usePublish.ts'
import { useReview } from './useReview.ts'
import { WishFields } from './WishFields.tsx'

type Props = {
  readonly deployment: Deployment | null
  readonly onSave: () => void
  readonly onDone: (said: string) => void
}

/** Reviews what is saved against what is live, asks how it shall go live, and publishes it. */
export function PublishForm({ deployment, onSave, onDone }: Props) {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const unsaved = useDocument(isUnsaved)
  const saved = useDocument((state) => state.saved)
  const base = useDocument((state) => state.base)
  const broken = useDocument((state) => state.broken)
  const files = useMemo(
    () => Object.fromEntries(Object.entries(saved).map(([path, { text }]) => [path, text])),
    [saved],
  )
  const live = useLiveFiles(deployment?.live ?? null)
  const review = useReview(base, live.value?.files)
  const [wish, setWish] = useState(FIRST_WISH)
  const [isSure, setIsSure] = useState(false)
  const { standing, publish } = usePublish(files, wish)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const needsPublisher = useNeeds('publisher')

  if (unsaved) {
    return (
      <div className={css.unsaved}>
        <p>{t('publish.unsaved')}</p>
        <Button icon={Save} look="primary" onClick={onSave}>
          {t('app.save')}
        </Button>
      </div>
    )
  }
  const failed = review?.scenarios.failed.length ?? 0
  const isReady = review !== null && review.errors.length === 0 && broken.length === 0 && (failed === 0 || isSure)
  const onIssue = ({ file, nodeId }: Issue) => {
    const flowId = /^(.+)\.flow\.json$/.exec(file)?.[1]
    if (flowId === undefined) return
    openFlow(editor, flowId, nodeId === undefined ? [] : [nodeId])
    editor.setState({ asked: null })
  }
  const send = async () => {
    setIsBusy(true)
    const answer = await publish()
    setIsBusy(false)
    setProblem(answer.ok ? null : (answer.problem?.detail ?? t('app.hostSilent')))
    if (!answer.ok) return
    const hash = answer.value.hash.slice(0, 12)
    if (!answer.value.isNew) onDone(t('publish.wasLive', { hash }))
    else if (wish.percent === null) onDone(t('publish.published', { hash }))
    else onDone(t('publish.publishedTo', { hash, percent: wish.percent }))
  }
  return (
    <div className={css.form}>
      {live.problem !== null ? (
        <p className={css.problem} role="alert">
          {live.problem}
        </p>
      ) : review === null ? (
        <p aria-busy="true">{t('publish.reviewing')}</p>
      ) : (
        <>
          <ReviewChecks found={review} onIssue={onIssue} />
          <ReviewChanges found={review} />
        </>
      )}
      <WishFields wish={wish} onChange={setWish} standing={standing} mayShare={deployment !== null} />
      {failed > 0 && <CheckField label={t('publish.although')} value={isSure} onChange={setIsSure} />}
      {problem !== null && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={css.foot}>
        <Button
          icon={Rocket}
          look="primary"
          disabled={!isReady || isBusy}
          onClick={() => void send()}
          {...needsPublisher}
        >
          {t('publish.publish')}
        </Button>
      </div>
    </div>
  )
}

/** The files of the live release; null: nothing is live. */
function useLiveFiles(hash: string | null): Asking<{ readonly files: Texts | null }> {
  const { releases } = useDesigner()
  const ask = useCallback(
    async () => (hash === null ? ({ ok: true, value: { files: null } } as const) : releases.files(hash)),
    [releases, hash],
  )
  return useHostAnswer<{ readonly files: Texts | null }>(ask)
}
