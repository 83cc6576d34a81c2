import { useTranslation } from 'react-i18next'
import { shownOn } from '../../runtime/channels/shownOn.ts'
import type { Channel } from '../../schemas/resources.ts'
import { MediaView } from '../shown/MediaView.tsx'
import type { Pressed } from '../shown/Pressed.ts'
import { ReceivedFile } from '../shown/ReceivedFile.tsx'
import { ShownBubble } from '../shown/ShownBubble.tsx'
import type { Line } from './passagesOf.ts'
import css from './Transcript.module.css'

type Props = {
  readonly line: Exclude<Line, { readonly who: 'note' }>
  readonly channel: Channel['kind']
  /** what it offers can be pressed: nothing has been said since */
  readonly isAnswerable: boolean
  readonly onPress: (pressed: Pressed) => void
}

/** What somebody said, as the channel shows it. */
export function Bubble({ line, channel, isAnswerable, onPress }: Props) {
  const { t } = useTranslation()
  const who = <span className="visuallyHidden">{t(`simulator.who.${line.who}`)}: </span>
  if (line.who === 'customer') {
    return (
      <div className={css.bubble}>
        {who}
        {line.attachments.map((each) =>
          each.file === undefined ? (
            <MediaView key={each.url} media={each} isPretended />
          ) : (
            <ReceivedFile key={each.file} kind={each.kind} name={each.url} file={each.file} />
          ),
        )}
        {line.text !== '' && <span dir="auto">{line.text}</span>}
        {line.text === '' && line.attachments.length === 0 && <em>{t('simulator.noText')}</em>}
      </div>
    )
  }
  const bubbles = shownOn(channel, line.message)
  return (
    <div className={css.shown}>
      {who}
      {bubbles.length === 0 && <em>{t('simulator.noText')}</em>}
      {bubbles.map((shown, index) => (
        <ShownBubble
          // biome-ignore lint/suspicious/noArrayIndexKey: a bubble has no other name than its place
          key={index}
          shown={shown}
          who={line.who}
          isAnswerable={isAnswerable}
          onPress={onPress}
        />
      ))}
    </div>
  )
}
