/** A space to be searched. `keyOf` is the same for states from which the same can follow. */
export type Space<State> = {
  readonly start: Iterable<State>
  readonly next: (state: State) => Iterable<State>
  readonly keyOf: (state: State) => string
  /** states that are gone on from, at most */
  readonly limit: number
}

/** `isComplete`: everything was seen; otherwise the limit came first. */
export type Searched = { readonly isComplete: boolean; readonly states: number }

/**
 * Every state with every way that leads to it, those of the fewest steps first; each is gone on from once. The order is that of `start`
 * and `next`. Whoever has seen enough stops asking.
 */
export function* breadthFirst<State>({ start, next, keyOf, limit }: Space<State>): Generator<State, Searched, void> {
  const seen = new Set<string>()
  let open: State[] = []
  let states = 0
  for (const state of start) {
    yield state
    if (isNew(seen, keyOf(state))) open.push(state)
  }
  while (open.length > 0) {
    const following: State[] = []
    for (const state of open) {
      if (states >= limit) return { isComplete: false, states }
      states += 1
      for (const reached of next(state)) {
        yield reached
        if (isNew(seen, keyOf(reached))) following.push(reached)
      }
    }
    open = following
  }
  return { isComplete: true, states }
}

function isNew(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false
  seen.add(key)
  return true
}
