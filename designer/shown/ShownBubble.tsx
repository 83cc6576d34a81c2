import { ExternalLink, List, MapPin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Choice, Shown } from '../../runtime/channels/Shown.ts'
import { MediaView } from './MediaView.tsx'
import type { Pressed } from './Pressed.ts'
import css from './ShownBubble.module.css'
import { ShownCards } from './ShownCards.tsx'

type Props = {
  readonly shown: Shown
  readonly who?: 'flow' | 'bot' | 'agent'
  /** null: it is a picture, and nothing can be pressed */
  readonly onPress: ((pressed: Pressed) => void) | null
  /** it can still be pressed */
  readonly isAnswerable?: boolean
}

/** One bubble as its platform draws it. */
export function ShownBubble({ shown, who = 'flow', onPress, isAnswerable = true }: Props) {
  const { t } = useTranslation()
  const press = (choice: Choice) => onPress?.({ text: choice.label, value: choice.value })
  const choice = (each: Choice, index: number) => (
    <button
      key={index}
      type="button"
      dir="auto"
      disabled={!isAnswerable}
      tabIndex={onPress === null ? -1 : undefined}
      onClick={() => press(each)}
    >
      <span>{each.label}</span>
      {each.description !== undefined && <small>{each.description}</small>}
    </button>
  )
  const said = (text: string) => (
    <div className={css.bubble} data-who={who}>
      <span dir="auto">{text}</span>
    </div>
  )
  switch (shown.as) {
    case 'text':
      return said(shown.text)
    case 'media':
      return (
        <div className={css.bubble} data-who={who}>
          <MediaView media={shown.media} isPretended={shown.media.url.includes('{')} />
          {shown.caption !== undefined && <span dir="auto">{shown.caption}</span>}
        </div>
      )
    case 'choices':
      return (
        <div className={css.block} data-form={shown.form}>
          {said(shown.text)}
          <div className={css.choices} data-form={shown.form}>
            {shown.form === 'list' && (
              <span className={css.opens} dir="auto">
                <List size={14} aria-hidden="true" /> {shown.opens ?? t('shown.open')}
              </span>
            )}
            {withHeadings(shown.choices, choice)}
          </div>
        </div>
      )
    case 'links':
      return (
        <div className={css.block} data-form="links">
          {said(shown.text)}
          <div className={css.choices} data-form="links">
            {shown.links.map(({ label, url }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may be called the same while they are written
              <span key={index} className={css.link} title={url} dir="auto">
                <ExternalLink size={13} aria-hidden="true" /> {label}
              </span>
            ))}
          </div>
        </div>
      )
    case 'cards':
      return (
        <div className={css.block} data-form="cards">
          {shown.text !== undefined && said(shown.text)}
          <ShownCards cards={shown.cards} isAnswerable={isAnswerable} onPress={onPress} />
        </div>
      )
    case 'locationRequest':
      return (
        <div className={css.block} data-form="links">
          {said(shown.text)}
          <div className={css.choices} data-form="links">
            <span className={css.link}>
              <MapPin size={13} aria-hidden="true" /> {t('shown.sendPlace')}
            </span>
          </div>
        </div>
      )
    case 'template':
      return said(t('shown.template', { name: shown.name, language: shown.language }))
  }
}

/** Choices, each heading above the first of its own. */
function withHeadings(choices: readonly Choice[], draw: (choice: Choice, index: number) => React.ReactNode) {
  return choices.flatMap((each, index) => {
    const isFirst = each.section !== undefined && choices[index - 1]?.section !== each.section
    const heading = isFirst ? (
      <strong key={`heading ${each.section}`} dir="auto">
        {each.section}
      </strong>
    ) : null
    return [heading, draw(each, index)]
  })
}
