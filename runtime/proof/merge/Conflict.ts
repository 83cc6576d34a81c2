import type { Json } from '../../../schemas/flow.ts'
import type { Words } from '../../engine/words.ts'

/** A place that a person must decide. What a side does not have is absent. `path` is written as in an `Edit`. */
export type Conflict = {
  readonly path: string
  readonly base?: Json
  readonly ours?: Json
  readonly theirs?: Json
  readonly message: Words
}

/** A merged place; undefined: nothing stands there. Where sides conflict, `value` keeps ours. */
export type Merged = { readonly value: Json | undefined; readonly conflicts: readonly Conflict[] }

/** The three versions of one place. */
export type Sides = {
  readonly base: Json | undefined
  readonly ours: Json | undefined
  readonly theirs: Json | undefined
}

export function agreed(value: Json | undefined): Merged {
  return { value, conflicts: [] }
}

export function conflictOf(path: string, { base, ours, theirs }: Sides, message: Words): Conflict {
  return {
    path,
    ...(base === undefined ? {} : { base }),
    ...(ours === undefined ? {} : { ours }),
    ...(theirs === undefined ? {} : { theirs }),
    message,
  }
}
