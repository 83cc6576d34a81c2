import type { ReactNode } from 'react'
import css from './cardParts.module.css'

/** A named fact on a card: `Queue  Billing`. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <dl className={css.fact} style={{ margin: 0 }}>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </dl>
  )
}
