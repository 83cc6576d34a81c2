/**
 * Whether two objects are different things that only stand in the same place: another type of node, kind of value or part, or another
 * condition. Their properties have nothing to do with each other, so they are compared and merged whole.
 */
export function isOtherKind(
  a: { readonly [name: string]: unknown },
  b: { readonly [name: string]: unknown },
  names: readonly string[],
): boolean {
  if (names.includes('when')) return true
  return (
    ['type', 'kind'].some((tag) => own(a, tag) !== own(b, tag)) ||
    Object.hasOwn(a, 'media') !== Object.hasOwn(b, 'media')
  )
}

/** The tag, where it is one: a property of that name that holds an object is a user's own. */
function own(value: { readonly [name: string]: unknown }, tag: string): string | undefined {
  const found = Object.hasOwn(value, tag) ? value[tag] : undefined
  return typeof found === 'string' ? found : undefined
}
