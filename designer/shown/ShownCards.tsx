import { ExternalLink } from 'lucide-react'
import type { ShownCard } from '../../runtime/channels/Shown.ts'
import { MediaView } from './MediaView.tsx'
import type { Pressed } from './Pressed.ts'
import css from './ShownBubble.module.css'

type Props = {
  readonly cards: readonly ShownCard[]
  readonly isAnswerable: boolean
  readonly onPress: ((pressed: Pressed) => void) | null
}

/** A row of cards to leaf through. */
export const ShownCards = ({ cards, isAnswerable, onPress }: Props) => (
  <ul className={css.cards}>
    {cards.map(({ title, text, image, alt = '', buttons }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two cards may be called the same while they are written
      <li key={index}>
        {image !== undefined && (
          <MediaView media={{ kind: 'image', url: image, alt }} isPretended={image.includes('{')} />
        )}
        <strong dir="auto">{title}</strong>
        {text !== undefined && <span dir="auto">{text}</span>}
        {buttons.map((button, place) =>
          'url' in button ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <span key={place} className={css.link} title={button.url} dir="auto">
              <ExternalLink size={13} aria-hidden="true" /> {button.label}
            </span>
          ) : (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              key={place}
              type="button"
              dir="auto"
              disabled={!isAnswerable}
              tabIndex={onPress === null ? -1 : undefined}
              onClick={() => onPress?.({ text: button.label, value: button.value })}
            >
              {button.label}
            </button>
          ),
        )}
      </li>
    ))}
  </ul>
)
