// Generated from the schemas by `npm run schemas`. Edit the .schema.json instead.

import type { Duration, Text } from './flow.ts'

/** A bot behind a signed HTTP request. */
export type WebhookBot = {
  readonly kind: 'webhook'
  /** Where the request goes. */
  readonly url: string
  /** Signs the requests (HMAC-SHA256). */
  readonly secret: string
  /** How long an answer may take, at most PT60S. Default: PT10S. */
  readonly timeout?: Duration
}

/** A bot, of one of the kinds. */
export type Bot = WebhookBot

/** Bots that conversations can be handed to. A string may be `${ENV_NAME}`, or hold it: it is read from the environment, where USHER_SECRETS lists it, so that no secret is in the file. */
export type BotsFile = {
  /** Where editors find the schema. */
  readonly $schema?: string
  /** The bots by id. */
  readonly bots: { readonly [name: string]: Bot }
}

/** `web`: our own JSON format. With `deliverTo`, messages decided later (timers, agents, bots) and replies are pushed there, signed with `secret`. */
export type WebChannel = {
  readonly kind: 'web'
  /** The flow of new conversations. */
  readonly flow: string
  /** What people call it. */
  readonly name?: string
  /** The language of its customers, when nothing else says it. */
  readonly language?: string
  /** The country of its customers: of telephone numbers without a code, and for the order of dates; default: the workspace's. */
  readonly country?: string
  /** Where messages are pushed to. */
  readonly deliverTo?: string
  /** Signs what is pushed (HMAC-SHA256). */
  readonly secret?: string
  /** Bearer token that callers must show. */
  readonly token?: string
}

/** An account on a messaging platform. */
export type PlatformChannel = {
  /** The platform. */
  readonly kind: 'whatsapp' | 'sms' | 'messenger' | 'line' | 'telegram' | 'x' | 'wechat' | 'instagram'
  /** The flow of new conversations. */
  readonly flow: string
  /** What people call it. */
  readonly name?: string
  /** The language of its customers, when nothing else says it. */
  readonly language?: string
  /** The country of its customers: of telephone numbers without a code, and for the order of dates; default: the workspace's. */
  readonly country?: string
  /** The platform's access token. */
  readonly token?: string
  /** Proves that what comes in is the platform's. */
  readonly appSecret?: string
  /** The number or account at the platform. */
  readonly account?: string
}

/** A channel, of one of the kinds. */
export type Channel = WebChannel | PlatformChannel

/** The accounts on messaging platforms where customers write. A string may be `${ENV_NAME}`, or hold it: it is read from the environment, where USHER_SECRETS lists it, so that no secret is in the file. */
export type ChannelsFile = {
  /** Where editors find the schema. */
  readonly $schema?: string
  /** The channels by id. */
  readonly channels: { readonly [name: string]: Channel }
}

/** A queue. */
export type Queue = {
  /** What people call it. */
  readonly name: string
  /** Skills that are no longer required after a time of waiting. */
  readonly relax?: readonly {
    /** How long the conversation has waited. */
    readonly after: Duration
    /** The skills that are no longer required. */
    readonly dropSkills: readonly string[]
  }[]
  /** How long the last agent is preferred. Default: PT2M. */
  readonly preferLastAgent?: Duration
}

/** Where conversations wait for an agent. */
export type QueuesFile = {
  /** Where editors find the schema. */
  readonly $schema?: string
  /** The queues by id. */
  readonly queues: { readonly [name: string]: Queue }
}

/** Opening hours in one time zone. Emergency comes first, then holidays, exceptions and the week; what nothing opens is closed. */
export type Schedule = {
  /** Where editors find the schema. */
  readonly $schema?: string
  /** The same as the file's name: support in schedules/support.schedule.json. */
  readonly id: string
  /** What people call it. */
  readonly name?: string
  /** An IANA time zone. */
  readonly timeZone: string
  /** The hours of each weekday; a day that is not there is closed. */
  readonly weekly: {
    /** Monday */
    readonly mon?: readonly string[]
    /** Tuesday */
    readonly tue?: readonly string[]
    /** Wednesday */
    readonly wed?: readonly string[]
    /** Thursday */
    readonly thu?: readonly string[]
    /** Friday */
    readonly fri?: readonly string[]
    /** Saturday */
    readonly sat?: readonly string[]
    /** Sunday */
    readonly sun?: readonly string[]
  }
  /** Dates with other hours. */
  readonly exceptions?: readonly {
    /** A date, YYYY-MM-DD. */
    readonly date: string
    /** The hours of this date; none: closed. */
    readonly hours: readonly string[]
    /** What people call the day. */
    readonly name?: string
  }[]
  /** Dates that are holidays. */
  readonly holidays?: readonly {
    /** A date, YYYY-MM-DD. */
    readonly date: string
    /** What people call the day. */
    readonly name?: string
  }[]
  /** Switched on, it comes before everything else. Default: false. */
  readonly emergency?: boolean
}

/** A day of the week. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** What agents can be asked to know. */
export type SkillsFile = {
  /** Where editors find the schema. */
  readonly $schema?: string
  /** The skills by id. */
  readonly skills: {
    readonly [name: string]: {
      /** What people call it. */
      readonly name: string
    }
  }
}

/** What holds for the whole workspace. */
export type WorkspaceFile = {
  /** Where editors find the schema. */
  readonly $schema?: string
  /** What people call it. */
  readonly name: string
  /** The languages it speaks; the first is what missing translations fall back to. */
  readonly languages: readonly string[]
  /** The country of its customers: of telephone numbers without a code, and for the order of dates. */
  readonly country?: string
  /** A message within this time after the last one belongs to the same conversation: PT0S to P30D. Default: PT72H. */
  readonly threadingWindow?: Duration
  /** Opt-out, opt-in and help words. They hold on every channel; without them the carriers' own hold on SMS. */
  readonly consent?: {
    /** Words that opt out. */
    readonly stop?: readonly string[]
    /** Words that opt in again. */
    readonly start?: readonly string[]
    /** Words that ask for help. */
    readonly help?: readonly string[]
    /** What is answered to each. */
    readonly replies?: {
      /** Answer to an opt-out. */
      readonly stop?: Text
      /** Answer to an opt-in. */
      readonly start?: Text
      /** Answer to a call for help. */
      readonly help?: Text
    }
  }
  /** The least that the scenarios must cover of each flow, in percent. `usher test --coverage` fails below. */
  readonly coverage?: {
    /** Nodes that a scenario enters. */
    readonly nodes?: number
    /** Exits that a scenario takes. */
    readonly exits?: number
    /** Keywords and patterns that choose something in a scenario. */
    readonly keywords?: number
    /** Languages of the flow that a scenario is held in. */
    readonly languages?: number
  }
  /** How strict `usher check` is. What would lose a customer stays an error, whatever is written here. */
  readonly check?: {
    /** Where severities start from. `strict` raises what is most likely a mistake to an error, and hints to warnings. Default: recommended. */
    readonly extends?: 'recommended' | 'strict'
    /** The severity of single rules, by code; `usher check --rules` lists them. */
    readonly rules?: { readonly [name: string]: 'error' | 'warning' | 'info' | 'off' }
    /** Findings that are meant, each with its reason. */
    readonly suppress?: readonly {
      /** The code of a rule of `usher check`. */
      readonly rule: string
      /** Only in this flow. */
      readonly flow?: string
      /** Only at this node. */
      readonly node?: string
      /** Why the finding is meant, for whoever reads it next. */
      readonly reason: string
    }[]
  }
}
