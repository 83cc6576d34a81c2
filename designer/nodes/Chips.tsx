import css from './cardParts.module.css'

/** Words in a row, the first few and how many more. */
export function Chips({ words, most = 6 }: { readonly words: readonly string[]; readonly most?: number }) {
  if (words.length === 0) return null
  return (
    <div className={css.chips}>
      {words.slice(0, most).map((word) => (
        <span key={word} className={css.chip} dir="auto">
          {word}
        </span>
      ))}
      {words.length > most && <span className={css.more}>+{words.length - most}</span>}
    </div>
  )
}
