import type { DiffSection } from '../../runtime/engine/diff/sayDiff.ts'
import css from './DiffWords.module.css'

/** What changed, in words, by file; the sign says whether a thing came, went or is another. */
export function DiffWords({ sections }: { readonly sections: readonly DiffSection[] }) {
  return (
    <div className={css.words} dir="ltr" lang="en">
      {sections.map(({ title, lines }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul>
            {lines.map(({ sign, text }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
              <li key={index} data-sign={sign}>
                <span className={css.sign}>{SIGNS[sign]}</span>
                <span dir="auto">{text}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const SIGNS = { '+': '+', '-': '−', '~': '~', '>': '→' } as const
