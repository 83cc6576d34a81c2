import { useTranslation } from 'react-i18next'
import type { DiffSection } from '../../runtime/proof/diff/sayDiff.ts'
import { speakEngine } from '../i18n/speakEngine.ts'
import css from './DiffWords.module.css'

/** What changed, in words, by file; the sign says whether a thing came, went or is another. */
export function DiffWords({ sections }: { readonly sections: readonly DiffSection[] }) {
  const { i18n } = useTranslation()
  const say = speakEngine(i18n)
  return (
    <div className={css.words}>
      {sections.map(({ title, file, lines }) => (
        <section key={file}>
          <h3>{say(title)}</h3>
          <ul>
            {lines.map(({ sign, text }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
              <li key={index} data-sign={sign}>
                <span className={css.sign}>{SIGNS[sign]}</span>
                <span dir="auto">{say(text)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const SIGNS = { '+': '+', '-': '−', '~': '~', '>': '→' } as const
