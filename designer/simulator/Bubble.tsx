import { useTranslation } from 'react-i18next'
import { MediaView } from './MediaView.tsx'
import css from './Transcript.module.css'
import type { Line } from './transcriptOf.ts'

type Props = {
  readonly line: Exclude<Line, { readonly who: 'note' }>
  /** quick replies can be pressed: nothing has been said since */
  readonly isAnswerable: boolean
  readonly onSay: (text: string) => void
}

/** What somebody said. */
export function Bubble({ line, isAnswerable, onSay }: Props) {
  const { t } = useTranslation()
  const text = line.who === 'customer' ? line.text : (line.message.text ?? '')
  const media =
    line.who === 'customer' ? line.attachments : line.message.media === undefined ? [] : [line.message.media]
  const quickReplies = line.who === 'customer' ? [] : (line.message.quickReplies ?? [])
  return (
    <>
      <div className={css.bubble} data-who={line.who}>
        <span className="visuallyHidden">{t(`simulator.who.${line.who}`)}: </span>
        {media.map((each) => (
          <MediaView key={each.url} media={each} isPretended={line.who === 'customer'} />
        ))}
        {text !== '' && <span dir="auto">{text}</span>}
        {text === '' && media.length === 0 && <em>{t('simulator.noText')}</em>}
      </div>
      {quickReplies.length > 0 && (
        <div className={css.quickReplies}>
          {quickReplies.map(({ label, value }) => (
            <button key={value} type="button" dir="auto" disabled={!isAnswerable} onClick={() => onSay(value)}>
              {label}
            </button>
          ))}
        </div>
      )}
    </>
  )
}
