/** A member of a record by a name that comes from a file, an address or a caller; undefined when the record has none, also for what every object has: `constructor`. */
export function own<T>(record: { readonly [name: string]: T } | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined
}
