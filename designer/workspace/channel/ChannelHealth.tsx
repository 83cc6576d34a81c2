import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelHealth as Health } from '../../../schemas/wire.ts'
import { useDesigner } from '../../editor/DesignerContext.ts'
import { useWhen } from '../../editor/useWhen.ts'
import css from './ChannelConnection.module.css'

/** When a channel was last heard, and what its platform did not take. Nothing for one that is not live. */
export function ChannelHealth({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const { channels } = useDesigner()
  const when = useWhen()
  const [health, setHealth] = useState<Health | null>(null)
  useEffect(() => {
    let isOver = false
    void channels.list().then((answer) => {
      const listed = answer.ok ? answer.value.channels.find((each) => each.id === id) : undefined
      if (!isOver) setHealth(listed?.health ?? null)
    })
    return () => {
      isOver = true
    }
  }, [channels, id])
  if (health === null) return null
  const { lastEventAt, lastSentAt, errors } = health
  return (
    <ul className={css.health}>
      <li>
        {lastEventAt === null
          ? t('channelConnection.noEvent')
          : t('channelConnection.lastEvent', { when: when(lastEventAt) })}
      </li>
      {lastSentAt !== null && <li>{t('channelConnection.lastSent', { when: when(lastSentAt) })}</li>}
      {errors.map(({ error, count, lastAt }) => (
        <li key={error}>{t('channelConnection.refusals', { error, count, when: when(lastAt) })}</li>
      ))}
    </ul>
  )
}
