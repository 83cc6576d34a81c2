import css from '../../controls/controls.module.css'
import { EntriesField, type EntriesProps } from '../EntriesField.tsx'
import { type Scalar, ScalarInput } from '../ScalarInput.tsx'

/** Names with values that are texts (templates), numbers, yes or no, or nothing, which removes what was there. */
export function ScalarsField(props: EntriesProps<Scalar>) {
  return (
    <EntriesField
      {...props}
      newValue=""
      className={css.scalar}
      field={(scalar, onChange) => <ScalarInput value={scalar} onChange={onChange} />}
    />
  )
}
