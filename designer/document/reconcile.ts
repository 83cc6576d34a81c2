/** `after` with every part that equals the same part of `before` taken from there, so that identity tells what changed; `before` itself when all is equal. JSON values only. */
export function reconcile<T>(before: unknown, after: T): T {
  if (Object.is(before, after)) return after
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) return after
  if (Array.isArray(before) !== Array.isArray(after)) return after
  const old = new Map(Object.entries(before))
  const parts = Object.entries(after).map(([name, value]) => [name, reconcile(old.get(name), value)] as const)
  // In the same order too: the order of options and rules has a meaning.
  const names = [...old.keys()]
  const isEqual =
    parts.length === names.length && parts.every(([name, value], at) => name === names[at] && value === old.get(name))
  if (isEqual) return before as T // it equals `after`
  const made = Array.isArray(after) ? parts.map(([, value]) => value) : Object.fromEntries(parts)
  return made as T // the same parts, some of them older objects of the same value
}
