import type { Space } from './breadthFirst.ts'

/** A state that is to be told of, or gone on from. */
type Open<State> = {
  readonly state: State
  /** what follows it; null: it is to be told of */
  readonly following: Iterator<State> | null
  readonly steps: number
  /** steps so far and steps to come, the second at the least; the lower, the sooner */
  readonly total: number
  readonly left: number
  /** what of equal states comes first */
  turn: number
}

/**
 * Like `breadthFirst`, towards a goal (A*): the ways that may be the shortest to it come first, and no state is told of before all that may
 * lead there in fewer steps. `stepsLeft` is never more than it takes from there; infinity when no way leads there. What follows a state is
 * made one by one, since most of it is never needed: where a customer may say hundreds of things, the second is heard when the first leads
 * no nearer. A `haste` above 1 counts the steps left so many times: what is nearer comes first, found sooner and perhaps not the shortest.
 */
export function* nearestFirst<State>(
  { start, next, keyOf }: Omit<Space<State>, 'limit'>,
  stepsLeft: (state: State) => number,
  haste = 1,
): Generator<State, void, void> {
  const seen = new Set<string>()
  const heap: Open<State>[] = []
  const add = (state: State, steps: number, turn: number): void => {
    push(heap, { state, following: null, steps, total: steps, left: 0, turn: 0 })
    const left = stepsLeft(state)
    if (left === Number.POSITIVE_INFINITY) return
    const key = keyOf(state)
    if (seen.has(key)) return
    seen.add(key)
    push(heap, { state, following: next(state)[Symbol.iterator](), steps, total: steps + haste * left, left, turn })
  }
  let openings = 0
  for (const state of start) {
    add(state, 0, openings)
    openings += 1
  }
  for (let open = pop(heap); open !== undefined; open = pop(heap)) {
    if (open.following === null) {
      yield open.state
      continue
    }
    const { done, value } = open.following.next()
    if (done === true) continue
    open.turn += 1
    push(heap, open)
    add(value, open.steps + 1, 0)
  }
}

function isBefore<State>(a: Open<State>, b: Open<State>): boolean {
  return a.total !== b.total ? a.total < b.total : a.left !== b.left ? a.left < b.left : a.turn < b.turn
}

function push<State>(heap: Open<State>[], item: Open<State>): void {
  let at = heap.push(item) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    const above = heap[parent]
    if (above === undefined || !isBefore(item, above)) break
    heap[at] = above
    at = parent
  }
  heap[at] = item
}

function pop<State>(heap: Open<State>[]): Open<State> | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return first
  let at = 0
  while (true) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]]
    const child = right !== undefined && left !== undefined && isBefore(right, left) ? 2 * at + 2 : 2 * at + 1
    const below = heap[child]
    if (below === undefined || !isBefore(below, last)) break
    heap[at] = below
    at = child
  }
  heap[at] = last
  return first
}
