import { FieldNote } from './FieldNote.tsx'
import { useFieldIssues } from './FieldPlace.tsx'

type Props = {
  readonly id: string
  /** where the fields lie in the form; undefined: nothing is known to be wrong */
  readonly at: string | undefined
  /** leaves out what lies deeper: fields there tell of theirs */
  readonly isWhole?: boolean
}

/** The problems of several fields together, or of a list as a whole; nothing when there are none. */
export function PlaceNote({ id, at, isWhole = false }: Props) {
  const issues = useFieldIssues(at, isWhole)
  return issues.length === 0 ? null : <FieldNote id={id} help={undefined} problem={null} issues={issues} />
}
