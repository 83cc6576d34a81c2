import type { Context, Env } from 'hono'
import type { AppErrorCode } from '../AppError.ts'
import type { ValueKind } from '../engine/files/checkValue.ts'
import type { Role } from './tokens.ts'

/** A schema of the project (its path without ending), or one written where it is used. */
export type AnswerSchema = string | { readonly [keyword: string]: unknown }

/** What a value of the query is: the host reads it by this, refuses what is none, and describes it so. */
export type QueryValue = { readonly means: string } & (
  | { readonly is: 'text'; readonly isRepeatable?: true }
  | { readonly is: 'oneOf'; readonly of: readonly [string, ...string[]] }
  | WholeNumber
)
/** `otherwise`: without it; null: nothing is taken for it */
export type WholeNumber = {
  readonly is: 'number'
  readonly least: number
  readonly most: number
  readonly otherwise: number | null
}

type Declared = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** what it does, in one sentence */
  readonly summary: string
  /** the least role; null: open to everybody; `own`: the route asks for the channel's or the bot's secret itself */
  readonly role: Role | 'own' | null
  /** the schema that the body is held against */
  readonly body?: ValueKind
  /** the body is a text of any kind */
  readonly isText?: true
  /** how it refuses, besides what every route of its kind may: see `refusalsOf` */
  readonly refuses?: readonly AppErrorCode[]
  /** headers that it needs, with what they mean */
  readonly headers?: { readonly [name: string]: string }
  /** query parameters; others are refused by their name */
  readonly query?: { readonly [name: string]: QueryValue }
  /** what a 200 answers; a media type when it is not JSON */
  readonly answer: AnswerSchema | { readonly mediaType: string }
}

/** One address of the API with all that is known of it: the host serves it, and /openapi.json describes it, from the same words. */
export type Route = Declared & {
  /** as Hono writes it: `/api/queues/:queue/items` */
  readonly path: string
  readonly handle: (context: Context) => Response | Promise<Response>
}

/** A route whose handler knows the names of its path. */
export function route<Path extends string>(
  declared: Declared & {
    readonly path: Path
    readonly handle: (context: Context<Env, Path>) => Response | Promise<Response>
  },
): Route {
  return { ...declared, handle: (context) => declared.handle(context as Context<Env, Path>) } // Hono calls it for this path alone
}
