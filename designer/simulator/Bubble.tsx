import { useTranslation } from 'react-i18next'
import type { Channel } from '../../schemas/resources.ts'
import { MediaView } from './MediaView.tsx'
import type { Line } from './passagesOf.ts'
import { shownOn } from './shownOn.ts'
import css from './Transcript.module.css'

type Props = {
  readonly line: Exclude<Line, { readonly who: 'note' }>
  readonly channel: Channel['kind']
  /** quick replies can be pressed: nothing has been said since */
  readonly isAnswerable: boolean
  readonly onPress: (pressed: { readonly text: string; readonly value: string }) => void
}

/** What somebody said, as the channel shows it. */
export function Bubble({ line, channel, isAnswerable, onPress }: Props) {
  const { t } = useTranslation()
  const isCustomer = line.who === 'customer'
  const { text, media, link, buttons } = isCustomer
    ? { text: line.text, media: null, link: null, buttons: [] }
    : shownOn(channel, line.message)
  const shown = isCustomer ? line.attachments : media === null ? [] : [media]
  return (
    <>
      <div className={css.bubble} data-who={line.who}>
        <span className="visuallyHidden">{t(`simulator.who.${line.who}`)}: </span>
        {shown.map((each) => (
          <MediaView key={each.url} media={each} isPretended={isCustomer} />
        ))}
        {text !== '' && <span dir="auto">{text}</span>}
        {link !== null && <small>{link}</small>}
        {text === '' && shown.length === 0 && link === null && <em>{t('simulator.noText')}</em>}
      </div>
      {buttons.length > 0 && (
        <div className={css.quickReplies}>
          {buttons.map(({ label, value }) => (
            <button
              key={value}
              type="button"
              dir="auto"
              disabled={!isAnswerable}
              onClick={() => onPress({ text: label, value })}
            >
              {label}
            </button>
          ))}
        </div>
      )}
    </>
  )
}
