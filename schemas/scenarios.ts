/** PLACEHOLDER until generated from scenarios.schema.json (design.md section 8). */
import type { Json } from './flow.ts'
export type CustomerMessage = {
  readonly text?: string
  readonly attachments?: readonly { readonly kind: 'image' | 'video' | 'audio' | 'file'; readonly url: string }[]
}
export type TextExpectation = string | { readonly contains: string } | { readonly matches: string }
export type Step =
  | { readonly customer: string | CustomerMessage }
  | { readonly after: string }
  /** what the bot answers: replies, and a handback when it is done, or `"fails"` */
  | {
      readonly bot:
        | 'fails'
        | {
            readonly replies?: readonly string[]
            readonly handback?: { readonly outcome?: string; readonly variables?: { readonly [name: string]: Json } }
          }
    }
  | { readonly request: 'fails' | { readonly status: number; readonly body?: Json } }
  | { readonly agent: 'closes' }
  | { readonly sent: TextExpectation }
  | {
      readonly enqueued: {
        readonly queue: string
        readonly skills?: readonly (string | { readonly skill: string; readonly level?: number })[]
        readonly priority?: number
      }
    }
  | { readonly handedTo: string }
  | { readonly waiting: string }
  | { readonly closed: true }
  | { readonly variables: { readonly [name: string]: Json } }
  | { readonly outcome: string }
  | { readonly path: readonly string[] }
  | { readonly nothing: true }
export type Scenario = {
  /** RFC 3339 with offset; default: the first time the file says, else 2026-01-05T10:00:00Z */
  readonly at?: string
  readonly channel?: string
  readonly contact?: {
    readonly id?: string
    readonly name?: string
    readonly language?: string
    readonly tags?: readonly string[]
    readonly [attribute: string]: Json | undefined
  }
  readonly loose?: boolean
  readonly steps: readonly Step[]
}
export type ScenariosFile = {
  readonly $schema?: string
  readonly flow: string
  readonly scenarios: { readonly [name: string]: Scenario }
}
