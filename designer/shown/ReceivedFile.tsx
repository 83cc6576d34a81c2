import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../schemas/wire.ts'
import { MediaView } from './MediaView.tsx'
import css from './ShownBubble.module.css'

type Props = {
  readonly kind: Attachment['kind']
  readonly name: string
  /** where the host gives it */
  readonly file: string
}

/** What a customer sent: an image as it is, anything else to be opened. */
export function ReceivedFile({ kind, name, file }: Props) {
  const { t } = useTranslation()
  const [isMissing, setMissing] = useState(false)
  const shows = kind === 'image' && !isMissing
  return (
    <a href={file} target="_blank" rel="noreferrer">
      {shows ? (
        <img
          className={css.image}
          src={file}
          alt={t('simulator.media.image')}
          loading="lazy"
          onError={() => setMissing(true)}
        />
      ) : (
        <MediaView media={{ kind, url: name }} isPretended />
      )}
    </a>
  )
}
