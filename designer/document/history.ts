import { MAX_STEPS, MERGE_MS } from './limits.ts'
import type { ResourcePlace } from './workspace/resources.ts'

/** What a step of undo was, for menus and for finding the place again. */
export type Label = {
  /** the command's name; the interface puts it into words (`commands.<name>`) */
  readonly command: string
  /** the flow in which it happened; null: the workspace */
  readonly flowId: string | null
  /** the nodes that it was about: undo selects them */
  readonly nodeIds: readonly string[]
  /** the resource that it was about, when it was about one: undo opens it */
  readonly resource?: ResourcePlace
}

type Step<T> = { readonly state: T; readonly label: Label }

/** States that were, the one that is, and those that were undone. States are immutable and share what did not change. */
export type History<T> = {
  readonly past: readonly Step<T>[]
  readonly present: T
  readonly future: readonly Step<T>[]
  /** what the next edit may be merged into */
  readonly open: { readonly key: string; readonly at: number } | null
}

export const beginHistory = <T>(present: T): History<T> => ({ past: [], present, future: [], open: null })

/**
 * Goes on to a new state. With a key, edits of the same key within MERGE_MS of each other become one step (keystrokes in a field); `at`
 * is in epoch ms. A state that is the present one changes nothing.
 */
export function record<T>(
  history: History<T>,
  next: T,
  label: Label,
  { key = null, at }: { readonly key?: string | null; readonly at: number },
): History<T> {
  if (next === history.present) return history
  const open = key === null ? null : { key, at }
  const { open: last } = history
  const isSameEdit = key !== null && last?.key === key && at - last.at <= MERGE_MS && history.future.length === 0
  if (isSameEdit) return { ...history, present: next, open }
  return {
    past: [...history.past, { state: history.present, label }].slice(-MAX_STEPS),
    present: next,
    future: [],
    open,
  }
}

/** The state before the last step; the same history when there is none. */
export function undo<T>(history: History<T>): History<T> {
  const last = history.past.at(-1)
  if (last === undefined) return history
  const future = [{ state: history.present, label: last.label }, ...history.future]
  return { past: history.past.slice(0, -1), present: last.state, future, open: null }
}

/** Takes back an undo. */
export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  const past = [...history.past, { state: history.present, label: next.label }]
  return { past, present: next.state, future, open: null }
}
