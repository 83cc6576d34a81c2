import { useTranslation } from 'react-i18next'
import type { Words } from '../../runtime/engine/words.ts'
import { speakEngine } from '../i18n/speakEngine.ts'
import css from './KeptPlaces.module.css'

type Props = { readonly lead: string; readonly places: readonly Words[] }

/** Places that both sides of a merge changed, with what becomes of them said first; nothing when there are none. */
export function KeptPlaces({ lead, places }: Props) {
  const { i18n } = useTranslation()
  const say = speakEngine(i18n)
  if (places.length === 0) return null
  return (
    <div className={css.kept}>
      <p>{lead}</p>
      <ul>
        {places.map(say).map((place) => (
          <li key={place} dir="auto">
            {place}
          </li>
        ))}
      </ul>
    </div>
  )
}
