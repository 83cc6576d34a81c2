import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nodeAt } from '../../runtime/engine/turn/nodeAt.ts'
import type { ConversationView as View } from '../../schemas/wire.ts'
import { Button } from '../controls/Button.tsx'
import { entryOf } from '../document/records.ts'
import { useDesigner, useWorkspace } from '../editor/DesignerContext.ts'
import { openFlow } from '../editor/EditorStore.ts'
import { PassageView } from '../simulator/PassageView.tsx'
import css from './Live.module.css'
import { type RecordedPassage, recordedPassages } from './recordedPassages.ts'

type Props = {
  readonly id: string
  /** the turn that is brought into view */
  readonly turnId: string
  readonly flowId: string
  readonly onBack: () => void
}

/** A conversation as it went, with the reason for every turn. */
export function ConversationView({ id, turnId, flowId, onBack }: Props) {
  const { t } = useTranslation()
  const { live, editor } = useDesigner()
  const workspace = useWorkspace()
  const [view, setView] = useState<View | 'failed' | null>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let isOver = false
    void live.conversation(id).then((answer) => {
      if (!isOver) setView(answer.ok ? answer.value : 'failed')
    })
    return () => {
      isOver = true
    }
  }, [live, id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn is there once the conversation is
  useEffect(() => {
    list.current?.querySelector(`[data-turn="${CSS.escape(turnId)}"]`)?.scrollIntoView({ block: 'start' })
  }, [view, turnId])
  const show = (path: string) => {
    const at = nodeAt(workspace, flowId, path)
    if (at === null) return
    // Not selected, which would show that node's conversations instead of this one.
    if (at.flow === flowId) editor.setState({ reveal: { nodeIds: [at.id] } })
    else openFlow(editor, at.flow, [at.id])
  }
  const channelId = view === null || view === 'failed' ? '' : view.conversation.channel
  const channel = entryOf(workspace.channels, channelId)?.kind ?? 'web'
  const passages: readonly RecordedPassage[] = view === null || view === 'failed' ? [] : recordedPassages(view)
  return (
    <div className={css.conversation}>
      <Button icon={ArrowLeft} look="quiet" autoFocus onClick={onBack}>
        {view === null || view === 'failed'
          ? t('live.back')
          : `${view.contact.name ?? view.conversation.address} · ${view.conversation.channel}`}
      </Button>
      {view === 'failed' && <p className={css.note}>{t('live.failed')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div ref={list} className={css.transcript} role="log" aria-label={t('simulator.transcript')} tabIndex={0}>
        {passages.map(({ turnId: each, passage }) => (
          <div key={each} data-turn={each}>
            <PassageView
              passage={passage}
              showsTime
              channel={channel}
              zone={Intl.DateTimeFormat().resolvedOptions().timeZone}
              isLast={each === turnId}
              onPress={() => {}}
              onShow={show}
            />
          </div>
        ))}
      </div>
    </div>
  )
}
