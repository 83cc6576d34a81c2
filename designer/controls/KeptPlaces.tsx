import css from './KeptPlaces.module.css'

type Props = { readonly lead: string; readonly places: readonly string[] }

/** Places that both sides of a merge changed, with what becomes of them said first; nothing when there are none. */
export function KeptPlaces({ lead, places }: Props) {
  if (places.length === 0) return null
  return (
    <div className={css.kept}>
      <p>{lead}</p>
      <ul dir="ltr" lang="en">
        {places.map((place) => (
          <li key={place}>{place}</li>
        ))}
      </ul>
    </div>
  )
}
