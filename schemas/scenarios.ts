// Generated from the schemas by `npm run schemas`. Edit the .schema.json instead.

import type { Duration, Json } from './flow.ts'

/** A message with more than text. */
export type CustomerMessage = {
  /** The words. */
  readonly text?: string
  /** The value of the button that the customer presses: #node/option for an option, with its label as text. */
  readonly value?: string
  /** They press Start, or come through a link: the flow begins, also when it was under way, with this as the variable `referral`. */
  readonly start?: {
    /** Where they come from. */
    readonly source?: string
    /** What the link or the button carries. */
    readonly payload?: string
  }
  /** What comes with them. */
  readonly attachments?: readonly {
    /** What kind of media it is. */
    readonly kind: 'image' | 'video' | 'audio' | 'file'
    /** Where it is: an https or http address. */
    readonly url: string
  }[]
}

/** A message: its text exactly, a part of it, or an RE2 pattern; or what it shows beside. */
export type TextExpectation =
  | string
  | {
    /** A part of the text. */
    readonly contains: string
  }
  | {
    /** Labels of buttons and titles of cards that are there, in any order. */
    readonly shows: readonly string[]
  }
  | {
    /** A regular expression in RE2 syntax. */
    readonly matches: string
  }

/** Gives something or expects something. */
export type Step =
  | {
    /** Text, or a message. */
    readonly customer: string | CustomerMessage
  }
  | {
    /** A length of time in ISO 8601: weeks, days (24 hours each), hours, minutes and seconds. Months and years have no fixed length and are refused. */
    readonly after: Duration
  }
  | {
    /** Replies and handback, or fails. */
    readonly bot:
      | 'fails'
      | {
        /** What it says. */
        readonly replies?: readonly string[]
        /** The bot is done, with an outcome and variables if it has any. */
        readonly handback?: {
          /** The outcome. */
          readonly outcome?: string
          /** What the bot found out. */
          readonly variables?: { readonly [name: string]: Json }
        }
      }
  }
  | {
    /** Status and body, or fails. */
    readonly request:
      | 'fails'
      | {
        /** The HTTP status. */
        readonly status: number
        /** Any JSON value. */
        readonly body?: Json
      }
  }
  | { readonly agent: 'closes' }
  | {
    /** The entry, and what the flow has as variables. */
    readonly start: {
      /** The entry. */
      readonly entry: string
      /** What the flow has as variables. */
      readonly variables?: { readonly [name: string]: Json }
    }
  }
  | {
    /** The id of a node; a node of a called flow carries the calling node's id in front. */
    readonly undelivered: string
  }
  | {
    /** A message: its text exactly, a part of it, or an RE2 pattern; or what it shows beside. */
    readonly sent: TextExpectation
  }
  | {
    /** The queue; skills and priority only when they are given. */
    readonly enqueued: {
      /** The queue. */
      readonly queue: string
      /** The skills required, in any order. */
      readonly skills?: readonly (
        | string
        | {
          /** The skill. */
          readonly skill: string
          /** The level. */
          readonly level?: number
        })[]
      /** One point is one minute of waiting. Default: 0. */
      readonly priority?: number
    }
  }
  | {
    /** The bot. */
    readonly handedTo: string
  }
  | {
    /** The id of a node; a node of a called flow carries the calling node's id in front. */
    readonly waiting: string
  }
  | { readonly closed: true }
  | {
    /** The values by name. */
    readonly variables: { readonly [name: string]: Json }
  }
  | {
    /** The outcome. */
    readonly outcome: string
  }
  | {
    /** The ids in order. */
    readonly path: readonly string[]
  }
  | { readonly nothing: true }

/** One conversation, read top to bottom. */
export type Scenario = {
  /** When it begins: RFC 3339 with offset; default: the first time the file says, else 2026-01-05T10:00:00Z. */
  readonly at?: string
  /** The channel that the customer writes on. */
  readonly channel?: string
  /** The customer. Other names are attributes. */
  readonly contact?: {
    /** The id at the platform. */
    readonly id?: string
    /** The name. */
    readonly name?: string
    /** The language. */
    readonly language?: string
    /** The tags. */
    readonly tags?: readonly string[]
    readonly [name: string]: Json | undefined
  }
  /** How the customer stands in whatever queue they wait in; default: they are the first, and nobody knows how long it takes. */
  readonly inQueue?: {
    /** Their place: 1 is next. */
    readonly place: number
    /** How long it takes, as the last hours went. */
    readonly wait?: Duration
  }
  /** Schedules whose emergency is switched on or off in this scenario, whatever their files say. */
  readonly emergency?: { readonly [name: string]: boolean }
  /** Expects only what is written; other effects may happen between. Default: false. */
  readonly loose?: boolean
  /** What is given and what is expected, in order. */
  readonly steps: readonly Step[]
}

/** A flow's tests: written conversations with a virtual clock. */
export type ScenariosFile = {
  /** Where editors find the schema. */
  readonly $schema?: string
  /** The flow that is tested, the same as the file's name. */
  readonly flow: string
  /** The scenarios. The name says what is shown. */
  readonly scenarios: { readonly [name: string]: Scenario }
}
