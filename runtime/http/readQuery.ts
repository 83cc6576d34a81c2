import type { Context } from 'hono'
import { AppError } from '../AppError.ts'
import { nearest } from '../engine/files/nearest.ts'
import type { QueryValue, Route, WholeNumber } from './Route.ts'

const TEXT_LENGTH = 1_000

/** Throws `badRequest`, naming the parameter, for one that the route does not have or a value that it cannot be. Empty is as if it were not there. */
export function checkQuery({ path, query = {} }: Pick<Route, 'path' | 'query'>, context: Context): void {
  // A page may be opened with whatever a mail or a search engine has put behind its address.
  if (!path.startsWith('/api/') || !context.req.url.includes('?')) return
  for (const [name, values] of Object.entries(context.req.queries())) {
    const value = Object.hasOwn(query, name) ? query[name] : undefined
    if (value === undefined)
      throw wrong(`There is no query parameter "${name.slice(0, 100)}" here.${hint(name, query)}`)
    if (values.length > 1 && !(value.is === 'text' && value.isRepeatable === true)) {
      throw wrong(`"${name}" is given more than once.`)
    }
    for (const text of values) if (text !== '' && !isOf(value, text)) throw wrong(`"${name}" must be ${nounOf(value)}.`)
  }
}

/** A whole number of the query; null when it is missing and nothing is taken for it. The route has declared it, so it is one. */
export function readNumber<Otherwise extends number | null>(
  context: Context,
  name: string,
  { otherwise }: WholeNumber & { readonly otherwise: Otherwise },
): number | Otherwise {
  const text = context.req.query(name)
  return text === undefined || text === '' ? otherwise : Number(text)
}

/** A text of the query; undefined when it is missing or empty. */
export function readWord(context: Context, name: string): string | undefined {
  return context.req.query(name) || undefined
}

/** The texts of a query that may name several; none when it is missing. */
export function readWords(context: Context, name: string): readonly string[] {
  return (context.req.queries(name) ?? []).filter((text) => text !== '')
}

/** Whether the database can be asked for a text: it takes no NUL and no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}

function isOf(value: QueryValue, text: string): boolean {
  switch (value.is) {
    case 'text':
      return text.length <= TEXT_LENGTH && isStorable(text)
    case 'oneOf':
      return value.of.includes(text)
    case 'number':
      return /^\d{1,16}$/.test(text) && Number(text) >= value.least && Number(text) <= value.most
  }
}

function nounOf(value: QueryValue): string {
  if (value.is === 'number') return `a whole number from ${value.least} to ${value.most}`
  return value.is === 'oneOf'
    ? `one of ${value.of.join(', ')}`
    : `a text of at most ${TEXT_LENGTH} characters, without NUL`
}

/** The same as JSON Schema has it. */
export function schemaOf(value: QueryValue): { readonly [keyword: string]: unknown } {
  switch (value.is) {
    case 'text': {
      const text = { type: 'string', maxLength: TEXT_LENGTH }
      return value.isRepeatable === true ? { type: 'array', items: text } : text
    }
    case 'oneOf':
      return { type: 'string', enum: value.of, default: value.of[0] }
    case 'number': {
      const { least, most, otherwise } = value
      return { type: 'integer', minimum: least, maximum: most, ...(otherwise === null ? {} : { default: otherwise }) }
    }
  }
}

function hint(name: string, query: NonNullable<Route['query']>): string {
  const names = Object.keys(query)
  const near = nearest(name, names)
  if (near !== null) return ` Did you mean "${near}"?`
  return names.length === 0 ? ' There is none.' : ` There is ${names.join(', ')}.`
}

const wrong = (detail: string): AppError => new AppError('badRequest', { detail })
