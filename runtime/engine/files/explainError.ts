import type { ValidationError } from '../../../schemas/validators.js'
import { cut } from './describePlace.ts'
import { nearest } from './nearest.ts'
import { pointerOf } from './pointer.ts'
import { choiceOfKeys, expectedOf, isRecord, type ShapeName, settleShape, tagValuesOf, typeName } from './shapeOf.ts'

/** What is wrong at a JSON pointer. `suggests` is the property that an unknown one was most likely meant to be. */
export type Finding = {
  readonly code: string
  readonly path: string
  readonly message: string
  readonly fix?: string
  readonly suggests?: string
}

/** Where an error points: the value there, its shape, and the words for both. */
export type Scene = {
  readonly path: string
  readonly value: unknown
  readonly shape: ShapeName
  /** begins a sentence about the place: `"attempts" of option "billing"`, or `it` */
  readonly what: string
  /** ends a sentence about something in the place: ` in option "billing"`, or nothing */
  readonly inside: string
  /** the value in words, or its type where it may be a secret */
  readonly got: string
  readonly isSecret: boolean
}

const NOUNS: { readonly [type: string]: string } = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'an object',
}

/** Says one error of a validator in words: what, which, expected, got; `fix` is what to do. */
export function explainError({ keyword, params }: ValidationError, scene: Scene): Finding {
  const { path, value, shape, what, inside, got, isSecret } = scene
  const limit = Number(params.limit)
  const expected = expectedOf(shape, value)
  switch (keyword) {
    case 'type':
      return {
        code: 'wrongType',
        path,
        message: `${what} must be ${nounsOf(params.type)}, but is ${got}.`,
        ...fixed(expected),
      }
    case 'required':
      return missing(path, String(params.missingProperty), inside)
    case 'additionalProperties':
      return unknownProperty(scene, String(params.additionalProperty))
    case 'propertyNames':
      return wrongName(scene, String(params.propertyName))
    case 'discriminator':
      return unknownTag(scene, String(params.tag), params.tagValue)
    case 'false schema':
      return missingChoice(scene)
    case 'enum':
      return unknownValue(path, what, value, got, textsOf(params.allowedValues))
    case 'const':
      return {
        code: 'unknownValue',
        path,
        message: `${what} must be ${JSON.stringify(params.allowedValue)}, but is ${got}.`,
      }
    case 'minimum':
      return { code: 'outOfRange', path, message: `${what} must be at least ${limit}, but is ${got}.` }
    case 'maximum':
      return { code: 'outOfRange', path, message: `${what} must be at most ${limit}, but is ${got}.` }
    case 'minLength':
      return { code: 'wrongLength', path, message: `${what} must not be empty.`, ...fixed(expected) }
    case 'maxLength':
      return {
        code: 'wrongLength',
        path,
        message: `${what} has ${String(value).length} characters, but at most ${limit} are allowed.`,
      }
    case 'minItems':
    case 'minProperties':
      return {
        code: 'wrongCount',
        path,
        message: `${what} needs at least ${limit} ${limit === 1 ? 'entry' : 'entries'}, but has ${sizeOf(value)}.`,
        ...fixed(expected),
      }
    case 'maxItems':
    case 'maxProperties':
      return {
        code: 'wrongCount',
        path,
        message: `${what} may have at most ${limit} entries, but has ${sizeOf(value)}.`,
      }
    case 'uniqueItems':
      return repeatedItem(scene, Number(params.i), Number(params.j))
    case 'pattern':
    case 'format':
    case 'not':
      return {
        code: 'wrongForm',
        path,
        message: `${what} ${isSecret ? 'has the wrong form' : `cannot be ${got}`}.`,
        ...fixed(expected),
      }
    default:
      return { code: 'schema', path, message: `${what} does not fit its schema (${keyword}).`, ...fixed(expected) }
  }
}

export function missing(path: string, name: string, inside: string): Finding {
  return { code: 'missingProperty', path, message: `"${name}" is missing${inside}.`, fix: `Add "${name}".` }
}

function unknownProperty({ path, value, shape, inside }: Scene, name: string): Finding {
  const has = (property: string) => isRecord(value) && Object.hasOwn(value, property) && value[property] !== undefined
  const at = { code: 'unknownProperty', path: path + pointerOf([name]) }
  const keys = choiceOfKeys(shape, value)
  const rival = keys.includes(name) ? keys.find(has) : undefined
  if (rival !== undefined) {
    return { ...at, message: `"${rival}" and "${name}" do not go together${inside}.`, fix: 'Keep one of them.' }
  }
  const free = Object.keys(settleShape(shape, value)?.properties ?? {}).filter((property) => !has(property))
  const suggests = nearest(name, free)
  const message = `"${cut(name)}" is not known${inside}.`
  if (suggests !== null) return { ...at, message, fix: `Did you mean "${suggests}"?`, suggests }
  return { ...at, message, fix: free.length === 0 ? 'Remove it.' : `Remove it, or use one of ${listed(free)}.` }
}

function wrongName(scene: Scene, name: string): Finding {
  const { path, value, shape, inside } = scene
  const expected = expectedOf(settleShape(shape, value)?.names, name)
  // Names without a form of their own are a list of names: those of the properties.
  if (expected === undefined) return unknownProperty(scene, name)
  return {
    code: 'wrongName',
    path: path + pointerOf([name]),
    message: `"${cut(name)}" cannot be a name${inside}.`,
    ...fixed(expected),
  }
}

function unknownTag({ path, value, shape, what, inside }: Scene, tag: string, tagValue: unknown): Finding {
  const values = tagValuesOf(shape, value)
  if (tagValue === undefined) return { ...missing(path, tag, inside), fix: `Add "${tag}": one of ${listed(values)}.` }
  const place = `"${tag}"${what === 'it' ? '' : ` of ${what}`}`
  return unknownValue(path + pointerOf([tag]), place, tagValue, describeValue(tagValue), values)
}

function unknownValue(path: string, what: string, value: unknown, got: string, allowed: readonly string[]): Finding {
  const suggestion = typeof value === 'string' ? nearest(value, allowed) : null
  return {
    code: 'unknownValue',
    path,
    message: `${what} must be one of ${listed(allowed)}, but is ${got}.`,
    ...(suggestion === null ? {} : { fix: `Did you mean "${suggestion}"?` }),
  }
}

function missingChoice({ path, value, shape, inside }: Scene): Finding {
  const keys = choiceOfKeys(shape, value)
  const present = isRecord(value) ? Object.keys(value) : []
  const slip = present.map((name) => [name, nearest(name, keys)] as const).find(([, key]) => key !== null)
  const expected = expectedOf(shape, value)
  return {
    code: 'missingProperty',
    path,
    message: `one of ${listed(keys)} is missing${inside}.`,
    ...(slip === undefined ? fixed(expected) : { fix: `Did you mean "${slip[1]}" by "${cut(slip[0])}"?` }),
  }
}

function repeatedItem({ path, value, what }: Scene, later: number, earlier: number): Finding {
  const index = Math.max(later, earlier)
  const item: unknown = Array.isArray(value) ? value[index] : undefined
  return {
    code: 'repeatedItem',
    path: path + pointerOf([index]),
    message: `${what} holds ${describeValue(item)} twice.`,
    fix: 'Remove one of them.',
  }
}

/** A value as a sentence names it. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(cut(value))
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return NOUNS[typeName(value)] ?? 'nothing'
}

/** What kind of value it is, for one that may be a secret. */
export const describeType = (value: unknown): string => NOUNS[typeName(value)] ?? 'nothing'

function nounsOf(types: unknown): string {
  const names = Array.isArray(types) ? types.map(String) : String(types).split(',')
  return names.map((name) => NOUNS[name] ?? name).join(' or ')
}

const LISTED = 20

function listed(names: readonly string[]): string {
  const more = names.length - LISTED
  return `${names
    .slice(0, LISTED)
    .map((name) => `"${name}"`)
    .join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

const textsOf = (values: unknown): readonly string[] => (Array.isArray(values) ? values.map(String) : [])
const sizeOf = (value: unknown): number =>
  Array.isArray(value) ? value.length : isRecord(value) ? Object.keys(value).length : 0
const fixed = (fix: string | undefined): { readonly fix?: string } => (fix === undefined ? {} : { fix })
