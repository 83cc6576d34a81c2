type Dictionary<T> = { readonly [name: string]: T }

/** The record with `name` set; records come from files, so only own properties count. */
export const withEntry = <T>(record: Dictionary<T>, name: string, value: T): Dictionary<T> => ({
  ...record,
  [name]: value,
})

/** The record without these names; the same record when it has none of them. */
export function withoutEntries<T>(record: Dictionary<T>, names: ReadonlySet<string>): Dictionary<T> {
  const kept = Object.entries(record).filter(([name]) => !names.has(name))
  return kept.length === Object.keys(record).length ? record : Object.fromEntries(kept)
}

/** The record with every value passed through `change`; the same record when none changes. */
export function mapEntries<T>(record: Dictionary<T>, change: (value: T, name: string) => T): Dictionary<T> {
  let isChanged = false
  const entries = Object.entries(record).map(([name, value]) => {
    const changed = change(value, name)
    isChanged ||= changed !== value
    return [name, changed] as const
  })
  return isChanged ? Object.fromEntries(entries) : record
}

/** The value kept under an own name. */
export const entryOf = <T>(record: Dictionary<T>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
