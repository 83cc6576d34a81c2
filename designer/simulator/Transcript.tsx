import { useTranslation } from 'react-i18next'
import type { Channel } from '../../schemas/resources.ts'
import { PassageView } from './PassageView.tsx'
import { passagesOf } from './passagesOf.ts'
import type { PlayedTalk } from './playTalk.ts'
import css from './Transcript.module.css'
import { useStickToEnd } from './useStickToEnd.ts'

type Props = {
  readonly played: PlayedTalk
  readonly zone: string
  readonly channel: Channel['kind']
  /** presses a quick reply */
  readonly onPress: (pressed: { readonly text: string; readonly value: string }) => void
  /** goes to the node that a sentence is about */
  readonly onShow: (node: string) => void
}

/** The conversation so far, with the reason for every turn. The newest is in view, and read out. */
export function Transcript({ played, zone, channel, onPress, onShow }: Props) {
  const { t } = useTranslation()
  const box = useStickToEnd(played.steps.length)
  const passages = played.steps.flatMap(passagesOf)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div ref={box} className={css.transcript} role="log" aria-label={t('simulator.transcript')} tabIndex={0}>
      {passages.length === 0 && <p className={css.hint}>{t('simulator.empty')}</p>}
      {passages.map((passage, index) => (
        <PassageView
          // biome-ignore lint/suspicious/noArrayIndexKey: a turn has no other name than its place
          key={index}
          passage={passage}
          showsTime={index === 0 || passage.at - (passages[index - 1]?.at ?? 0) >= PAUSE_MS}
          zone={zone}
          channel={channel}
          isLast={index === passages.length - 1}
          onPress={onPress}
          onShow={onShow}
        />
      ))}
    </div>
  )
}

/** Times are told where at least this long lies between two turns. */
const PAUSE_MS = 60_000
