/** The value with the property, or without it when it is undefined: files leave out what keeps its default. */
export function withOptional<T extends object, Name extends keyof T>(
  value: T,
  name: Name,
  setting: NonNullable<T[Name]> | undefined,
): T {
  if (setting !== undefined) return { ...value, [name]: setting }
  const { [name]: _, ...rest } = value
  return rest as T // only ever called for properties that may be missing
}
