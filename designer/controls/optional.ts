type Given<T> = { readonly [Name in keyof T]?: Exclude<T[Name], undefined> }

/** The properties that have a value: an optional one must be left out, not be undefined. */
export function optional<T extends object>(properties: T): Given<T> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as Given<T> // those that are left
}
