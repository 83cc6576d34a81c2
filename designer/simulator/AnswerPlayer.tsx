import { Bot, Globe } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Give } from '../../runtime/proof/scenario/runScenario.ts'
import { BotAnswer } from './BotAnswer.tsx'
import type { Awaited } from './playTalk.ts'
import { RequestAnswer } from './RequestAnswer.tsx'
import css from './Simulator.module.css'

type Props = {
  readonly awaited: Awaited
  /** what the node that waits goes on with: the outcomes of a bot */
  readonly outcomes: readonly string[]
  readonly onGive: (give: Give) => void
}

/** Lets the author answer for the bot or the service that the conversation waits for. */
export function AnswerPlayer({ awaited, outcomes, onGive }: Props) {
  const { t } = useTranslation()
  const isRequest = awaited.type === 'callRequest'
  const Icon = isRequest ? Globe : Bot
  const title = isRequest ? t('simulator.playRequest') : t('simulator.playBot', { bot: awaited.bot })
  return (
    <section className={css.player} aria-label={title}>
      <h3>
        <Icon size={15} aria-hidden="true" />
        {title}
      </h3>
      {isRequest ? (
        <RequestAnswer key={awaited.call} request={awaited} onGive={onGive} />
      ) : (
        <BotAnswer key={awaited.call} outcomes={outcomes} onGive={onGive} />
      )}
    </section>
  )
}
