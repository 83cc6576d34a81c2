import type { Place, Schema, Schemas } from './loadSchemas.ts'

/** How a value shows which branch of a union it means: by the value of a tag (`allOf` of conditions), or by its JSON type, and among objects by a key that only one branch has (`oneOf`). */
export type Choice =
  | { readonly by: 'tag'; readonly tag: string; readonly branches: readonly Branch[] }
  | { readonly by: 'type'; readonly branches: readonly Branch[] }
  | { readonly by: 'key'; readonly branches: readonly Branch[] }
/** `name` is the tag's value, the JSON type, or the key; `schema` stands in `file`, or is a choice again. */
export type Branch = { readonly name: string; readonly file: string; readonly schema: Schema; readonly choice?: Choice }

/** Whether a schema is a union. */
export const isUnion = ({ oneOf, allOf }: Schema): boolean => oneOf !== undefined || allOf !== undefined

/**
 * Reads a union as a choice. Every union of the schemas must be one, so that a mistake is told of the branch that was meant and not of
 * all; throws for a union whose branches cannot be told apart.
 */
export function chooseBranch(schemas: Schemas, file: string, schema: Schema): Choice {
  if (schema.allOf !== undefined) return chooseByTag(schemas, file, schema.allOf)
  const branches = (schema.oneOf ?? []).map((branch) => ({ branch, place: follow(schemas, file, branch) }))
  const byType = Map.groupBy(branches, ({ place }) => typeOf(place))
  const groups = [...byType].map(([name, group]): Branch => {
    const [only, ...others] = group
    if (only !== undefined && others.length === 0) return { name, file, schema: only.branch }
    if (name !== 'object') throw new Error(`${file}.schema.json: two branches of a oneOf are a ${name}`)
    const keyed = group.map(({ branch, place }) => ({ name: ownKey(place, group), file, schema: branch }))
    return { name, file, schema: {}, choice: { by: 'key', branches: keyed } }
  })
  const [only, ...others] = groups
  return others.length === 0 && only?.choice !== undefined ? only.choice : { by: 'type', branches: groups }
}

function chooseByTag(schemas: Schemas, file: string, conditions: NonNullable<Schema['allOf']>): Choice {
  const [tag, ...others] = new Set(conditions.flatMap((condition) => condition.if.required))
  if (tag === undefined || others.length > 0) throw new Error(`${file}.schema.json: a union has not one tag`)
  const branches = conditions.flatMap(({ then: branch }) => {
    const { const: value, enum: values } = follow(schemas, file, branch).schema.properties?.[tag] ?? {}
    return (values ?? [value]).map((name) => ({ name: String(name), file, schema: branch }))
  })
  return { by: 'tag', tag, branches }
}

function follow(schemas: Schemas, file: string, schema: Schema): Place {
  if (schema.$ref === undefined) return { file, pointer: '', schema }
  const place = schemas.resolve(file, schema.$ref)
  return place.schema.$ref === undefined ? place : follow(schemas, place.file, place.schema)
}

function typeOf({ file, schema }: Place): string {
  const type = schema.const === undefined ? schema.type : typeof schema.const
  if (typeof type !== 'string') throw new Error(`${file}.schema.json: a branch of a oneOf must have one type`)
  return type
}

function ownKey(place: Place, group: readonly { readonly place: Place }[]): string {
  const key = place.schema.required?.find((name) =>
    group.every((other) => other.place === place || other.place.schema.properties?.[name] === undefined),
  )
  if (key === undefined) throw new Error(`${place.file}.schema.json: a branch of a oneOf has no key of its own`)
  return key
}
