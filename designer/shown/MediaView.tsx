import { FileText, Film, Image, Music } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './ShownBubble.module.css'

type Props = {
  readonly media: {
    readonly kind: 'image' | 'video' | 'audio' | 'file'
    readonly url: string
    readonly alt?: string
  }
  /** shown by its kind and address alone: it is only said to be there */
  readonly isPretended?: boolean
}

const ICONS = { image: Image, video: Film, audio: Music, file: FileText }

/** An image as it is, where the page may load it; any other media, and what cannot be loaded, by its kind, its words and its address. */
export function MediaView({ media: { kind, url, alt }, isPretended = false }: Props) {
  const { t } = useTranslation()
  const [isMissing, setMissing] = useState(false)
  const Icon = ICONS[kind]
  if (kind === 'image' && !isMissing && !isPretended) {
    return <img className={css.image} src={url} alt={alt ?? ''} onError={() => setMissing(true)} />
  }
  return (
    <span className={css.media}>
      <Icon size={18} role="img" aria-label={t(`simulator.media.${kind}`)} />
      <span>
        {alt !== undefined && <span dir="auto">{alt}</span>}
        <small>{url}</small>
      </span>
    </span>
  )
}
