/** The `$schema` of a new file, so that editors complete it as they complete the others of its kind: nothing when no other file has one. */
export function siblingSchema(files: { readonly [id: string]: { readonly $schema?: string } }): {
  readonly $schema?: string
} {
  const $schema = Object.values(files).find((file) => file.$schema !== undefined)?.$schema
  return $schema === undefined ? {} : { $schema }
}
