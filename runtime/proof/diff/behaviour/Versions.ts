import type { Survey } from '../../explore/Survey.ts'
import type { Rename } from '../Rename.ts'

/** Two versions of one flow, looked through. */
export type Versions = {
  readonly flowId: string
  readonly a: Survey
  readonly b: Survey
  readonly renames: readonly Rename[]
}
