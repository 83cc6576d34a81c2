import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../schemas/resources.ts'
import { speakEngine } from '../i18n/speakEngine.ts'
import { Bubble } from './Bubble.tsx'
import { NoteLine } from './NoteLine.tsx'
import type { Passage } from './passagesOf.ts'
import css from './Transcript.module.css'

type Props = {
  readonly passage: Passage
  readonly showsTime: boolean
  readonly zone: string
  readonly channel: Channel['kind']
  /** its quick replies can be pressed, and its reasons are shown */
  readonly isLast: boolean
  readonly onPress: (pressed: { readonly text: string; readonly value: string }) => void
  readonly onShow: (node: string) => void
}

/** One turn: what was said and done, and why. */
export function PassageView({ passage, showsTime, zone, channel, isLast, onPress, onShow }: Props) {
  const { t, i18n } = useTranslation()
  const { at, lines, why } = passage
  const time = new Intl.DateTimeFormat(i18n.language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  })
  const say = speakEngine(i18n, zone)
  return (
    <div className={css.passage}>
      {showsTime && <time className={css.time}>{time.format(at)}</time>}
      {lines.map((line, index) =>
        line.who === 'note' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
          <NoteLine key={index} note={line} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Bubble key={index} line={line} channel={channel} isAnswerable={isLast} onPress={onPress} />
        ),
      )}
      {why.length > 0 && (
        <details key={String(isLast)} className={css.why} open={isLast}>
          <summary>
            <ChevronRight size={12} aria-hidden="true" />
            {t('simulator.why')}
          </summary>
          <ul>
            {why.map(({ words, node }) => (
              <li key={say(words)}>
                {node === null ? (
                  say(words)
                ) : (
                  <button type="button" title={t('simulator.showNode', { node })} onClick={() => onShow(node)}>
                    {say(words)}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
