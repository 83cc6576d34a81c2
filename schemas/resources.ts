/** PLACEHOLDER until generated from workspace/queues/skills/bots/channels/schedule .schema.json. Strings of channels and bots may be `${ENV_NAME}`. */
export type WorkspaceFile = {
  readonly $schema?: string
  readonly name: string
  readonly languages: readonly string[]
  /** default PT72H, PT0S to P30D */
  readonly threadingWindow?: string
  readonly consent?: {
    readonly stop?: readonly string[]
    readonly start?: readonly string[]
    readonly help?: readonly string[]
    readonly replies?: {
      readonly stop?: import('./flow.ts').Text
      readonly start?: import('./flow.ts').Text
      readonly help?: import('./flow.ts').Text
    }
  }
}
export type SkillsFile = {
  readonly $schema?: string
  readonly skills: { readonly [id: string]: { readonly name: string } }
}
export type Queue = {
  readonly name: string
  readonly relax?: readonly { readonly after: string; readonly dropSkills: readonly string[] }[]
  /** How long the last agent is preferred; default PT2M. */
  readonly preferLastAgent?: string
}
export type QueuesFile = { readonly $schema?: string; readonly queues: { readonly [id: string]: Queue } }
export type WebhookBot = {
  readonly kind: 'webhook'
  readonly url: string
  readonly secret: string /** default PT10S */
  readonly timeout?: string
}
export type Bot = WebhookBot
export type BotsFile = { readonly $schema?: string; readonly bots: { readonly [id: string]: Bot } }
/** `web`: our own JSON format. With `deliverTo`, messages decided later (timers, agents, bots) and replies are pushed there, signed with `secret`. */
export type WebChannel = {
  readonly kind: 'web'
  readonly flow: string
  readonly name?: string
  readonly language?: string
  readonly deliverTo?: string
  readonly secret?: string /** bearer token that callers must show */
  readonly token?: string
}
/** Other platforms: kind is the platform; adapters come later. Declared so that branches and channel limits can name them. */
export type PlatformChannel = {
  readonly kind: 'whatsapp' | 'sms' | 'messenger' | 'line' | 'telegram' | 'x' | 'wechat' | 'instagram'
  readonly flow: string
  readonly name?: string
  readonly language?: string
  readonly token?: string
  readonly appSecret?: string
  readonly account?: string
}
export type Channel = WebChannel | PlatformChannel
export type ChannelsFile = { readonly $schema?: string; readonly channels: { readonly [id: string]: Channel } }
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'
export type Schedule = {
  readonly $schema?: string
  readonly id: string
  readonly name?: string
  readonly timeZone: string
  /** `HH:MM-HH:MM`, half-open, `24:00` allowed as an end, an end at or before its start is on the next day. */
  readonly weekly: { readonly [day in Weekday]?: readonly string[] }
  readonly exceptions?: readonly { readonly date: string; readonly hours: readonly string[]; readonly name?: string }[]
  readonly holidays?: readonly { readonly date: string; readonly name?: string }[]
  readonly emergency?: boolean
}
