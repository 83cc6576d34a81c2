/** PLACEHOLDER until generated from flow.schema.json: same names, same shapes. */

/** One string, or one string per language (BCP 47 tags). Missing languages fall back to the flow's first. */
export type Text = string | { readonly [language: string]: string }
/** Keywords that hold in every language, or a list per language. A keyword is a word, a phrase, or a prefix (`refund*`). */
export type Keywords = readonly string[] | { readonly [language: string]: readonly string[] }
/** ISO 8601 duration, e.g. `PT1H`. */
export type Duration = string
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export type QuickReply = { readonly label: Text; readonly value?: string }
export type Media = { readonly kind: 'image' | 'video' | 'audio' | 'file'; readonly url: string; readonly alt?: Text }
export type TextPart = { readonly text: Text; readonly quickReplies?: readonly QuickReply[] }
export type MediaPart = { readonly media: Media; readonly caption?: Text }
export type ContentPart = TextPart | MediaPart
export type Content = readonly ContentPart[]

export type RequiredSkill = { readonly skill: string /** 1 to 10, default 1 */; readonly level?: number }

export type Comparison = {
  /** `contact.name`, `contact.language`, `contact.tags`, `contact.<attribute>`, `channel.id`, `channel.kind`, `message.text`, `conversation.returning`, `language`, `vars.<name>` */
  readonly attribute: string
  readonly is?: string | number | boolean | null
  readonly isNot?: string | number | boolean | null
  readonly in?: readonly (string | number | boolean | null)[]
  readonly contains?: string
  readonly startsWith?: string
  readonly matches?: string
  readonly greaterThan?: number
  readonly lessThan?: number
  readonly atLeast?: number
  readonly atMost?: number
  readonly exists?: boolean
}
export type Condition =
  | Comparison
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

export type Exits = { readonly [exit: string]: string }

/** Sent once per conversation; `returning` greets a contact known from an earlier conversation. */
export type GreetingNode = {
  readonly type: 'greeting'
  readonly content: Content
  readonly returning?: Content
  readonly exits: Exits
}
export type MessageNode = { readonly type: 'message'; readonly content: Content; readonly exits: Exits }
export type KeywordRule = {
  readonly id: string
  /** Required skill added to the conversation when the rule matches. */
  readonly skill?: string
  readonly keywords?: Keywords
  /** RE2 patterns over the normalised text. */
  readonly patterns?: readonly string[]
  /** Tolerates one edit from 5 letters, two from 9. */
  readonly typos?: boolean
}
/** Exits: one per rule id, `noMatch`, and with a `prompt` also `timeout`. Without `prompt` it never waits: it reads the latest message. */
export type KeywordRouteNode = {
  readonly type: 'keywordRoute'
  readonly rules: readonly KeywordRule[]
  readonly prompt?: Content
  readonly timeout?: Duration
  readonly exits: Exits
}
export type Option = { readonly id: string; readonly label: Text; readonly keywords?: Keywords }
/** Exits: one per option id, `noMatch` (attempts used up), `timeout`. */
export type MenuNode = {
  readonly type: 'menu'
  readonly prompt: Content
  readonly options: readonly Option[]
  /** Said before the options are shown again; default: the prompt. */
  readonly retry?: Content
  /** 1 to 10, default 3 */
  readonly attempts?: number
  /** default PT1H */
  readonly timeout?: Duration
  readonly exits: Exits
}
/** Exits: `open`, `closed`, `holiday`, `emergency`. */
export type OfficeHoursNode = { readonly type: 'officeHours'; readonly schedule: string; readonly exits: Exits }
/** Exits: one per outcome, `done` (handback with no or an unlisted outcome), `failed`, `timeout` (the customer went silent), and with `escape` also `escape`. */
export type BotHandoffNode = {
  readonly type: 'botHandoff'
  readonly bot: string
  /** Templates, sent to the bot with the first message. */
  readonly context?: { readonly [name: string]: string }
  readonly outcomes?: readonly string[]
  /** Words that bring the customer to a person at once. */
  readonly escape?: Keywords
  readonly timeout?: Duration
  readonly exits: Exits
}
/** Terminal. */
export type EnqueueNode = {
  readonly type: 'enqueue'
  readonly queue: string
  readonly skills?: readonly RequiredSkill[]
  /** One point is one minute of waiting; -1000 to 1000, default 0. */
  readonly priority?: number
}
/** Exits: one per case id, `otherwise`. */
export type BranchNode = {
  readonly type: 'branch'
  readonly cases: readonly { readonly id: string; readonly when: Condition }[]
  readonly exits: Exits
}
export type CollectValue =
  | { readonly kind: 'text'; readonly maxLength?: number }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly integer?: boolean }
  | { readonly kind: 'email' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'date'; readonly earliest?: string; readonly latest?: string }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  | { readonly kind: 'pattern'; readonly pattern: string }
/** Exits: `next`, `invalid` (attempts used up), `timeout`. */
export type CollectNode = {
  readonly type: 'collect'
  readonly prompt: Content
  readonly variable: string
  readonly value: CollectValue
  readonly retry?: Content
  readonly attempts?: number
  readonly timeout?: Duration
  readonly exits: Exits
}
/** Exits: `next`. Strings are templates; null removes. */
export type AssignNode = {
  readonly type: 'assign'
  readonly variables?: { readonly [name: string]: string | number | boolean | null }
  readonly contact?: { readonly [attribute: string]: string | number | boolean | null }
  readonly addTags?: readonly string[]
  readonly removeTags?: readonly string[]
  readonly language?: string
  readonly exits: Exits
}
/** Exits: `ok` (status 2xx), `failed` (any other status, time-out, refused, rubbish). */
export type RequestNode = {
  readonly type: 'request'
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers?: { readonly [name: string]: string }
  /** Every string in it is a template. */
  readonly body?: Json
  /** default PT10S, at most PT60S */
  readonly timeout?: Duration
  /** variable → JSON pointer into the response body */
  readonly result?: { readonly [variable: string]: string }
  readonly exits: Exits
}
/** Exits: the terminal outcomes of the called flow. */
export type SubflowNode = {
  readonly type: 'subflow'
  readonly flow: string
  /** variable of the called flow → template */
  readonly inputs?: { readonly [name: string]: string }
  /** variable of this flow → variable of the called flow */
  readonly outputs?: { readonly [name: string]: string }
  readonly exits: Exits
}
/** Exits: one per branch id. Sticky by contact. Percents add up to 100. */
export type SplitNode = {
  readonly type: 'split'
  readonly branches: readonly { readonly id: string; readonly percent: number }[]
  readonly exits: Exits
}
/** A named milestone. Exit `next`; without it the flow ends here, and a called flow returns with this outcome. */
export type OutcomeNode = { readonly type: 'outcome'; readonly outcome: string; readonly exits?: Exits }
/** Terminal. */
export type CloseNode = { readonly type: 'close'; readonly content?: Content }

export type Node =
  | GreetingNode
  | MessageNode
  | KeywordRouteNode
  | MenuNode
  | OfficeHoursNode
  | BotHandoffNode
  | EnqueueNode
  | BranchNode
  | CollectNode
  | AssignNode
  | RequestNode
  | SubflowNode
  | SplitNode
  | OutcomeNode
  | CloseNode
export type NodeType = Node['type']

export type Flow = {
  readonly $schema?: string
  readonly specVersion: 1
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly languages: readonly string[]
  readonly start: string
  readonly returning?: string
  readonly fallback: { readonly queue: string; readonly skills?: readonly RequiredSkill[]; readonly priority?: number }
  readonly nodes: { readonly [id: string]: Node }
}
