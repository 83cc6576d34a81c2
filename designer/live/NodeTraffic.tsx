import type { TFunction } from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationSummary, TrafficView } from '../../schemas/wire.ts'
import type { Passage } from '../api/LiveApi.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import css from './Live.module.css'

type Props = {
  readonly view: TrafficView
  readonly nodeId: string
  readonly since: string
  readonly onOpen: (conversation: { readonly id: string; readonly turnId: string }) => void
}

/** The last conversations through a node. */
export function NodeTraffic({ view, nodeId, since, onOpen }: Props) {
  const { t, i18n } = useTranslation()
  const { live } = useDesigner()
  const [passages, setPassages] = useState<readonly Passage[] | null>(null)
  // Looked up again when the counts are: a new object each time.
  useEffect(() => {
    let isOver = false
    void live.through(view.flow, nodeId, since).then((answer) => {
      if (!isOver) setPassages(answer.ok ? answer.value.conversations : [])
    })
    return () => {
      isOver = true
    }
  }, [live, view, nodeId, since])
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short' })
  const through = Object.hasOwn(view.nodes, nodeId) ? (view.nodes[nodeId] ?? 0) : 0
  const standing = Object.hasOwn(view.standing, nodeId) ? (view.standing[nodeId] ?? 0) : 0
  return (
    <div className={css.body}>
      <h3>{nodeId}</h3>
      <p className={css.quiet}>
        {t('live.through', { count: through })}
        {standing > 0 && ` · ${t('live.waiting', { count: standing })}`}
      </p>
      {passages?.length === 0 && <p className={css.quiet}>{t('live.none')}</p>}
      <ul className={css.list}>
        {(passages ?? []).map(({ turnId, at, text, conversation }) => (
          <li key={conversation.id}>
            <button type="button" className={css.passage} onClick={() => onOpen({ id: conversation.id, turnId })}>
              {text === null || text === '' ? <em>{t('live.noText')}</em> : <span dir="auto">{text}</span>}
              <small>
                <time dateTime={at}>{time.format(new Date(at))}</time> · {conversation.channel} ·{' '}
                {ownerOf(conversation, t)}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Who has it; a contact centre by its channel. */
function ownerOf({ owner, enqueued }: ConversationSummary, t: TFunction): string {
  const channel = owner === 'agent' ? enqueued?.handOver : undefined
  return channel === undefined ? t(`live.owners.${owner}`) : t('live.handedOver', { channel })
}
