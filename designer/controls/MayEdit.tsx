import type { ReactNode } from 'react'
import { useNeeds } from '../editor/useMay.ts'
import css from './controls.module.css'

/** Disables every control inside for those who may only look, with the reason on hover. */
export const MayEdit = ({ children }: { readonly children: ReactNode }) => (
  <fieldset className={css.mayEdit} {...useNeeds('designer')}>
    {children}
  </fieldset>
)
