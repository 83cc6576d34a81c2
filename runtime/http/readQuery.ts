import type { Context } from 'hono'
import { AppError } from '../AppError.ts'

/** A whole number of the query within bounds; throws `badRequest` naming the parameter. */
export function readNumber(
  context: Context,
  name: string,
  { least, most, otherwise }: { readonly least: number; readonly most: number; readonly otherwise: number },
): number {
  const text = context.req.query(name)
  if (text === undefined || text === '') return otherwise
  const value = Number(text)
  if (!/^\d{1,16}$/.test(text) || value < least || value > most) {
    throw new AppError('badRequest', { detail: `"${name}" must be a whole number from ${least} to ${most}.` })
  }
  return value
}

/** A text of the query; undefined when it is missing or empty. Throws `badRequest` for what no id holds. */
export function readWord(context: Context, name: string): string | undefined {
  return readText(name, context.req.query(name))
}

function readText(name: string, text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  if (!isStorable(text) || text.length > 1_000) {
    throw new AppError('badRequest', { detail: `"${name}" is longer than 1000 characters, or holds a NUL.` })
  }
  return text
}

/** The texts of a query that may name several, each as `readWord` reads it; none when it is missing. */
export function readWords(context: Context, name: string): readonly string[] {
  return (context.req.queries(name) ?? []).flatMap((text) => readText(name, text) ?? [])
}

/** Whether the database can be asked for a text: it takes no NUL and no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}
