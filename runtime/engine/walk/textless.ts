/*
 * An object has no text: where a template shows one, nothing is shown, and the trace says so. JavaScript would write "[object Object]",
 * and LiquidJS and its filters ask JavaScript, so values that templates read have this prototype instead of Object's.
 */

let shown = false

export const TEXTLESS: object = Object.freeze({
  toString() {
    shown = true
    return ''
  },
})

/** Whether an object was asked for its text since the last question. Rendering is synchronous, so the answer is of one template. */
export function wasObjectShown(): boolean {
  const was = shown
  shown = false
  return was
}

/** The values with every object in them made textless, and themselves. Mostly there is none in them, and nothing else is copied. */
export function textless<T extends object>(values: T): T {
  const made = Object.assign(Object.create(TEXTLESS) as T, values) // it has what T has now
  // A service's answer may hold a member of the name __proto__.
  if (Object.getPrototypeOf(made) !== TEXTLESS) Object.setPrototypeOf(made, TEXTLESS)
  for (const name in values) if (hasObject(values[name])) made[name] = deeply(values[name]) as T[typeof name] // the same, but for its text
  return made
}

function hasObject(value: unknown): boolean {
  return Array.isArray(value) ? value.some(hasObject) : typeof value === 'object' && value !== null
}

function deeply(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deeply)
  return typeof value === 'object' && value !== null ? textless(value) : value
}
