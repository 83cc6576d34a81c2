/*
 * An object has no text: where a template shows one, nothing is shown, and the trace says so. JavaScript would write "[object Object]",
 * and LiquidJS and its filters ask JavaScript, so values that templates read have this prototype instead of Object's.
 */

let shown = false

const TEXTLESS: object = Object.freeze({
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

/** The values with every object in them made textless, and themselves. */
export function textless<T extends object>(values: T): T {
  return { __proto__: TEXTLESS, ...(hasObject(values) ? mapValues(values) : values) }
}

function hasObject(values: object): boolean {
  for (const value of Object.values(values)) if (typeof value === 'object' && value !== null) return true
  return false
}

function mapValues<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, deeply(value)])) as T // the same names
}

function deeply(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deeply)
  return typeof value === 'object' && value !== null ? textless(value) : value
}
