import type { Place, Schema, Schemas } from './loadSchemas.ts'

const RESOURCES = ['workspace', 'skills', 'queues', 'bots', 'channels', 'schedule']

/** The module that a schema file's types go to. */
export function moduleOf(file: string): string {
  if (file.startsWith('wire/')) return 'wire'
  if (file.startsWith('nodes/') || file.startsWith('parts/')) return 'flow'
  return RESOURCES.includes(file) ? 'resources' : file
}

/**
 * TypeScript types of the schemas, as source by module. json-schema-to-typescript was tried: it has no readonly, one file a root, and
 * repeats what schemas share under numbered names.
 */
export function emitTypes(schemas: Schemas): ReadonlyMap<string, string> {
  const modules = new Map<string, Module>()
  for (const [file, schema] of schemas.files) {
    const module = modules.get(moduleOf(file)) ?? createModule(schemas, moduleOf(file))
    modules.set(module.name, module)
    module.declare({ file, pointer: '', schema })
    for (const [name, inner] of Object.entries(schema.$defs ?? {})) {
      module.declare({ file, pointer: `/$defs/${name}`, schema: inner })
    }
  }
  return new Map([...modules.values()].map((module) => [`${module.name}.ts`, module.source()]))
}

type Module = { readonly name: string; readonly declare: (place: Place) => void; readonly source: () => string }

function createModule(schemas: Schemas, name: string): Module {
  const declarations: string[] = []
  const declared = new Set<string>()
  const imports = new Map<string, Set<string>>()

  function declare({ file, schema }: Place): void {
    const { title } = schema
    if (title === undefined || declared.has(title)) return
    declared.add(title)
    const type = typeOf(file, schema, '')
    declarations.push(`${comment(schema, '')}export type ${title} =${spaced(type)}`)
    if (schema.allOf?.[0]?.if.required[0] === 'type') {
      declarations.push(`export type ${title}Type = ${title}['type']`)
    }
  }

  function typeOf(file: string, schema: Schema, indent: string): string {
    if (schema.$ref !== undefined) {
      const place = schemas.resolve(file, schema.$ref)
      const { title } = place.schema
      if (title === undefined) return typeOf(place.file, place.schema, indent)
      const owner = moduleOf(place.file)
      if (owner === name) declare(place)
      else imports.set(owner, (imports.get(owner) ?? new Set()).add(title))
      return title
    }
    if (schema.const !== undefined) return literal(schema.const)
    if (schema.enum !== undefined) return schema.enum.map(literal).join(' | ')
    const branches = schema.oneOf ?? schema.allOf?.map((condition) => condition.then)
    if (branches !== undefined) {
      const types = branches.map((branch) => typeOf(file, branch, `${indent}  `))
      return union(types, indent)
    }
    const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])
    if (types.length === 0) throw new Error(`${file}.schema.json: a schema says no type: ${JSON.stringify(schema)}`)
    return types.map((type) => plainType(file, schema, type, indent)).join(' | ')
  }

  function plainType(file: string, schema: Schema, type: string, indent: string): string {
    if (type === 'integer') return 'number'
    if (type === 'array') return listOf(schema.items === undefined ? 'unknown' : typeOf(file, schema.items, indent))
    if (type === 'object') return objectType(file, schema, indent)
    return type
  }

  function objectType(file: string, schema: Schema, indent: string): string {
    const inner = `${indent}  `
    const members = Object.entries(schema.properties ?? {}).map(([key, property]) => {
      const optional = schema.required?.includes(key) === true ? '' : '?'
      const inherited = property.$ref === undefined ? {} : schemas.resolve(file, property.$ref).schema
      return `${comment({ ...inherited, ...property }, inner)}${inner}readonly ${key}${optional}:${spaced(typeOf(file, property, inner))}`
    })
    if (schema.additionalProperties !== false && schema.additionalProperties !== undefined) {
      const rest = typeOf(file, schema.additionalProperties, inner)
      members.push(`${inner}readonly [name: string]: ${rest}${members.length > 0 ? ' | undefined' : ''}`)
    }
    return braced(members, indent)
  }

  const source = () => {
    const lines = [...imports]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([module, names]) => `import type { ${[...names].sort().join(', ')} } from './${module}.ts'`)
    return `${HEADER}${lines.length > 0 ? `${lines.join('\n')}\n\n` : ''}${declarations.join('\n\n')}\n`
  }
  return { name, declare, source }
}

export const HEADER = '// Generated from the schemas by `npm run schemas`. Edit the .schema.json instead.\n\n'

/** A type on lines of its own begins with a line break. */
const spaced = (type: string): string => (type.startsWith('\n') ? type : ` ${type}`)
const literal = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : JSON.stringify(value))
const listOf = (type: string): string =>
  /^\w+$/.test(type) || type.startsWith('{') ? `readonly ${type}[]` : `readonly (${type})[]`

function braced(members: readonly string[], indent: string): string {
  const oneLine = `{ ${members.map((member) => member.trim()).join('; ')} }`
  return oneLine.length + indent.length > 100 || oneLine.includes('\n')
    ? `{\n${members.join('\n')}\n${indent}}`
    : oneLine
}

function union(types: readonly string[], indent: string): string {
  const oneLine = types.join(' | ')
  if (oneLine.length + indent.length <= 100 && !oneLine.includes('\n')) return oneLine
  return types.map((type) => `\n${indent}  | ${type}`).join('')
}

function comment({ description, $comment, default: value, ...schema }: Schema, indent: string): string {
  const text = description ?? $comment
  if (text === undefined || schema.const !== undefined) return ''
  const note = value === undefined ? '' : ` Default: ${typeof value === 'string' ? value : JSON.stringify(value)}.`
  return `${indent}/** ${text}${note} */\n`
}
