import type { ValidationError } from '../../../schemas/validators.js'
import { type Value, type Words, words } from '../words.ts'
import { cut } from './describePlace.ts'
import { nearest } from './nearest.ts'
import { pointerOf } from './pointer.ts'
import { choiceOfKeys, expectedOf, isRecord, type ShapeName, settleShape, tagValuesOf, typeName } from './shapeOf.ts'

/** What is wrong at a JSON pointer. `suggests` is the property that an unknown one was most likely meant to be. */
export type Finding = {
  readonly code: string
  readonly path: string
  readonly message: Words
  readonly fix?: Words
  readonly suggests?: string
}

/** Where an error points: the value there, its shape, and the words for both. */
export type Scene = {
  readonly path: string
  readonly value: unknown
  readonly shape: ShapeName
  /** begins a sentence about the place: `"attempts" of option "billing"`, or `it` */
  readonly what: Words
  /** ends a sentence about something in the place: ` in option "billing"`, or nothing */
  readonly inside: Value
  /** the value in words, or its type where it may be a secret */
  readonly got: Value
  readonly isSecret: boolean
}

const NOUNS: { readonly [type: string]: Words } = {
  string: words`a text`,
  number: words`a number`,
  integer: words`a whole number`,
  boolean: words`true or false`,
  null: words`null`,
  array: words`a list`,
  object: words`an object`,
}

/** The value itself, when nothing leads to it. */
export const IT = words`it`

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
        message: words`${what} must be ${nounsOf(params.type)}, but is ${got}.`,
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
        message: words`${what} must be ${JSON.stringify(params.allowedValue)}, but is ${got}.`,
      }
    case 'minimum':
      return { code: 'outOfRange', path, message: words`${what} must be at least ${limit}, but is ${got}.` }
    case 'maximum':
      return { code: 'outOfRange', path, message: words`${what} must be at most ${limit}, but is ${got}.` }
    case 'minLength':
      return { code: 'wrongLength', path, message: words`${what} must not be empty.`, ...fixed(expected) }
    case 'maxLength':
      return {
        code: 'wrongLength',
        path,
        message: words`${what} has ${String(value).length} characters, but at most ${limit} are allowed.`,
      }
    case 'minItems':
    case 'minProperties':
      return {
        code: 'wrongCount',
        path,
        message:
          limit === 1
            ? words`${what} needs at least 1 entry, but has ${sizeOf(value)}.`
            : words`${what} needs at least ${limit} entries, but has ${sizeOf(value)}.`,
        ...fixed(expected),
      }
    case 'maxItems':
    case 'maxProperties':
      return {
        code: 'wrongCount',
        path,
        message: words`${what} may have at most ${limit} entries, but has ${sizeOf(value)}.`,
      }
    case 'uniqueItems':
      return repeatedItem(scene, Number(params.i), Number(params.j))
    case 'pattern':
    case 'format':
    case 'not':
      return {
        code: 'wrongForm',
        path,
        message: isSecret ? words`${what} has the wrong form.` : words`${what} cannot be ${got}.`,
        ...fixed(expected),
      }
    default:
      return { code: 'schema', path, message: words`${what} does not fit its schema (${keyword}).`, ...fixed(expected) }
  }
}

export function missing(path: string, name: string, inside: Value): Finding {
  return { code: 'missingProperty', path, message: words`"${name}" is missing${inside}.`, fix: words`Add "${name}".` }
}

function unknownProperty({ path, value, shape, inside }: Scene, name: string): Finding {
  const has = (property: string) => isRecord(value) && Object.hasOwn(value, property) && value[property] !== undefined
  const at = { code: 'unknownProperty', path: path + pointerOf([name]) }
  const keys = choiceOfKeys(shape, value)
  const rival = keys.includes(name) ? keys.find(has) : undefined
  if (rival !== undefined) {
    return {
      ...at,
      message: words`"${rival}" and "${name}" do not go together${inside}.`,
      fix: words`Keep one of them.`,
    }
  }
  const free = Object.keys(settleShape(shape, value)?.properties ?? {}).filter((property) => !has(property))
  const suggests = nearest(name, free)
  const message = words`"${cut(name)}" is not known${inside}.`
  if (suggests !== null) return { ...at, message, fix: words`Did you mean "${suggests}"?`, suggests }
  return {
    ...at,
    message,
    fix: free.length === 0 ? words`Remove it.` : words`Remove it, or use one of ${listed(free)}.`,
  }
}

function wrongName(scene: Scene, name: string): Finding {
  const { path, value, shape, inside } = scene
  const expected = expectedOf(settleShape(shape, value)?.names, name)
  // Names without a form of their own are a list of names: those of the properties.
  if (expected === undefined) return unknownProperty(scene, name)
  return {
    code: 'wrongName',
    path: path + pointerOf([name]),
    message: words`"${cut(name)}" cannot be a name${inside}.`,
    ...fixed(expected),
  }
}

function unknownTag({ path, value, shape, what, inside }: Scene, tag: string, tagValue: unknown): Finding {
  const values = tagValuesOf(shape, value)
  if (tagValue === undefined)
    return { ...missing(path, tag, inside), fix: words`Add "${tag}": one of ${listed(values)}.` }
  const place = what === IT ? words`"${tag}"` : words`"${tag}" of ${what}`
  return unknownValue(path + pointerOf([tag]), place, tagValue, describeValue(tagValue), values)
}

function unknownValue(path: string, what: Words, value: unknown, got: Value, allowed: readonly string[]): Finding {
  const suggestion = typeof value === 'string' ? nearest(value, allowed) : null
  return {
    code: 'unknownValue',
    path,
    message: words`${what} must be one of ${listed(allowed)}, but is ${got}.`,
    ...(suggestion === null ? {} : { fix: words`Did you mean "${suggestion}"?` }),
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
    message: words`one of ${listed(keys)} is missing${inside}.`,
    ...(slip === undefined ? fixed(expected) : { fix: words`Did you mean "${slip[1] ?? ''}" by "${cut(slip[0])}"?` }),
  }
}

function repeatedItem({ path, value, what }: Scene, later: number, earlier: number): Finding {
  const index = Math.max(later, earlier)
  const item: unknown = Array.isArray(value) ? value[index] : undefined
  return {
    code: 'repeatedItem',
    path: path + pointerOf([index]),
    message: words`${what} holds ${describeValue(item)} twice.`,
    fix: words`Remove one of them.`,
  }
}

/** A value as a sentence names it. */
export function describeValue(value: unknown): Value {
  if (typeof value === 'string') return JSON.stringify(cut(value))
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return NOUNS[typeName(value)] ?? words`nothing`
}

/** What kind of value it is, for one that may be a secret. */
export const describeType = (value: unknown): Value => NOUNS[typeName(value)] ?? words`nothing`

function nounsOf(types: unknown): Value {
  const names = Array.isArray(types) ? types.map(String) : String(types).split(',')
  const [first = '', ...others] = names.map((name): Value => NOUNS[name] ?? name)
  return others.reduce((either, noun) => words`${either} or ${noun}`, first)
}

const LISTED = 20

function listed(names: readonly string[]): Value {
  const more = names.length - LISTED
  const shown = names
    .slice(0, LISTED)
    .map((name) => `"${name}"`)
    .join(', ')
  return more > 0 ? words`${shown} and ${more} more` : shown
}

const textsOf = (values: unknown): readonly string[] => (Array.isArray(values) ? values.map(String) : [])
const sizeOf = (value: unknown): number =>
  Array.isArray(value) ? value.length : isRecord(value) ? Object.keys(value).length : 0
/** The schemas' own sentences have no places; each is a template as it is. */
const fixed = (fix: string | undefined): { readonly fix?: Words } =>
  fix === undefined ? {} : { fix: { template: fix, values: [] } }
