// Generated from the schemas by `npm run schemas`. Edit the .schema.json instead.

import type { Duration, Life, Text, Waiting } from './flow.ts'

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
  /** What a flow that begins on this channel has as variables: which business the number belongs to, how it greets. */
  readonly variables?: { readonly [name: string]: string }
  /** What a conversation hears by itself, and when it ends by itself. What a channel says of one of these goes before what the workspace says of it. */
  readonly life?: Life
  /** Where messages are pushed to. */
  readonly deliverTo?: string
  /** Signs what is pushed (HMAC-SHA256). */
  readonly secret?: string
  /** Bearer token that callers must show. */
  readonly token?: string
}

/** A telephone number on WhatsApp, by Meta's Cloud API. */
export type WhatsAppChannel = {
  readonly kind: 'whatsapp'
  /** The flow of new conversations. */
  readonly flow: string
  /** What people call it. */
  readonly name?: string
  /** The language of its customers, when nothing else says it. */
  readonly language?: string
  /** The country of its customers: of telephone numbers without a code, and for the order of dates; default: the workspace's. */
  readonly country?: string
  /** What a flow that begins on this channel has as variables: which business the number belongs to, how it greets. */
  readonly variables?: { readonly [name: string]: string }
  /** What a conversation hears by itself, and when it ends by itself. What a channel says of one of these goes before what the workspace says of it. */
  readonly life?: Life
  /** How long the next message to the same customer waits after a picture, film, sound or file, on platforms where media arrive later than a text that was sent after them: PT1S to PT1M; default: not at all. */
  readonly gapAfterMedia?: Duration
  /** What becomes of a message of which nobody knows whether it arrived: it is sent once more, and may be heard twice, or it is given up; default: once more where the platform takes a call once or would have told of it, else given up. */
  readonly whenUnknown?: 'resend' | 'giveUp'
  /** What Meta lets the number send and take in a second: 80 without this; 1,000 when it has been raised, 20 where the number is also in the app. */
  readonly messagesPerSecond?: number
  /** The number's id at Meta: digits, not the telephone number. */
  readonly phoneNumberId?: string
  /** The WhatsApp Business account of the number, for its templates and subscriptions. */
  readonly businessAccountId?: string
  /** The access token of a system user. */
  readonly token?: string
  /** The app's secret, which signs what comes in. */
  readonly appSecret?: string
  /** What Meta shows when the webhook is set up: any text that both sides know. */
  readonly verifyToken?: string
  /** Where the platform's interface is; default: the platform's own. For a double of the platform, or a proxy. */
  readonly apiUrl?: string
}

/** A Facebook page's Messenger. */
export type MessengerChannel = {
  readonly kind: 'messenger'
  /** The flow of new conversations. */
  readonly flow: string
  /** What people call it. */
  readonly name?: string
  /** The language of its customers, when nothing else says it. */
  readonly language?: string
  /** The country of its customers: of telephone numbers without a code, and for the order of dates; default: the workspace's. */
  readonly country?: string
  /** What a flow that begins on this channel has as variables: which business the number belongs to, how it greets. */
  readonly variables?: { readonly [name: string]: string }
  /** What a conversation hears by itself, and when it ends by itself. What a channel says of one of these goes before what the workspace says of it. */
  readonly life?: Life
  /** How long the next message to the same customer waits after a picture, film, sound or file, on platforms where media arrive later than a text that was sent after them: PT1S to PT1M; default: not at all. */
  readonly gapAfterMedia?: Duration
  /** What becomes of a message of which nobody knows whether it arrived: it is sent once more, and may be heard twice, or it is given up; default: once more where the platform takes a call once or would have told of it, else given up. */
  readonly whenUnknown?: 'resend' | 'giveUp'
  /** The page's id. */
  readonly pageId?: string
  /** The app's id: what another app or a person sends is told apart by it. */
  readonly appId?: string
  /** The page's access token. */
  readonly token?: string
  /** The app's secret, which signs what comes in. */
  readonly appSecret?: string
  /** What Meta shows when the webhook is set up: any text that both sides know. */
  readonly verifyToken?: string
  /** Where the platform's interface is; default: the platform's own. For a double of the platform, or a proxy. */
  readonly apiUrl?: string
}

/** An Instagram business account's messages. */
export type InstagramChannel = {
  readonly kind: 'instagram'
  /** The flow of new conversations. */
  readonly flow: string
  /** What people call it. */
  readonly name?: string
  /** The language of its customers, when nothing else says it. */
  readonly language?: string
  /** The country of its customers: of telephone numbers without a code, and for the order of dates; default: the workspace's. */
  readonly country?: string
  /** What a flow that begins on this channel has as variables: which business the number belongs to, how it greets. */
  readonly variables?: { readonly [name: string]: string }
  /** What a conversation hears by itself, and when it ends by itself. What a channel says of one of these goes before what the workspace says of it. */
  readonly life?: Life
  /** How long the next message to the same customer waits after a picture, film, sound or file, on platforms where media arrive later than a text that was sent after them: PT1S to PT1M; default: not at all. */
  readonly gapAfterMedia?: Duration
  /** What becomes of a message of which nobody knows whether it arrived: it is sent once more, and may be heard twice, or it is given up; default: once more where the platform takes a call once or would have told of it, else given up. */
  readonly whenUnknown?: 'resend' | 'giveUp'
  /** The account's id at Instagram. */
  readonly accountId?: string
  /** The app's id: what another app or a person sends is told apart by it. */
  readonly appId?: string
  /** The account's access token. */
  readonly token?: string
  /** The app's secret, which signs what comes in. */
  readonly appSecret?: string
  /** What Meta shows when the webhook is set up: any text that both sides know. */
  readonly verifyToken?: string
  /** Where the platform's interface is; default: the platform's own. For a double of the platform, or a proxy. */
  readonly apiUrl?: string
}

/** A LINE official account. */
export type LineChannel = {
  readonly kind: 'line'
  /** The flow of new conversations. */
  readonly flow: string
  /** What people call it. */
  readonly name?: string
  /** The language of its customers, when nothing else says it. */
  readonly language?: string
  /** The country of its customers: of telephone numbers without a code, and for the order of dates; default: the workspace's. */
  readonly country?: string
  /** What a flow that begins on this channel has as variables: which business the number belongs to, how it greets. */
  readonly variables?: { readonly [name: string]: string }
  /** What a conversation hears by itself, and when it ends by itself. What a channel says of one of these goes before what the workspace says of it. */
  readonly life?: Life
  /** How long the next message to the same customer waits after a picture, film, sound or file, on platforms where media arrive later than a text that was sent after them: PT1S to PT1M; default: not at all. */
  readonly gapAfterMedia?: Duration
  /** What becomes of a message of which nobody knows whether it arrived: it is sent once more, and may be heard twice, or it is given up; default: once more where the platform takes a call once or would have told of it, else given up. */
  readonly whenUnknown?: 'resend' | 'giveUp'
  /** The account's own user id (`destination` of its webhooks): needed where one address serves several accounts. */
  readonly userId?: string
  /** The channel's secret, which signs what comes in. */
  readonly channelSecret?: string
  /** The channel access token. */
  readonly token?: string
  /** Where the platform's interface is; default: the platform's own. For a double of the platform, or a proxy. */
  readonly apiUrl?: string
}

/** A Telegram bot. */
export type TelegramChannel = {
  readonly kind: 'telegram'
  /** The flow of new conversations. */
  readonly flow: string
  /** What people call it. */
  readonly name?: string
  /** The language of its customers, when nothing else says it. */
  readonly language?: string
  /** The country of its customers: of telephone numbers without a code, and for the order of dates; default: the workspace's. */
  readonly country?: string
  /** What a flow that begins on this channel has as variables: which business the number belongs to, how it greets. */
  readonly variables?: { readonly [name: string]: string }
  /** What a conversation hears by itself, and when it ends by itself. What a channel says of one of these goes before what the workspace says of it. */
  readonly life?: Life
  /** How long the next message to the same customer waits after a picture, film, sound or file, on platforms where media arrive later than a text that was sent after them: PT1S to PT1M; default: not at all. */
  readonly gapAfterMedia?: Duration
  /** What becomes of a message of which nobody knows whether it arrived: it is sent once more, and may be heard twice, or it is given up; default: once more where the platform takes a call once or would have told of it, else given up. */
  readonly whenUnknown?: 'resend' | 'giveUp'
  /** The bot's token, as BotFather gives it. */
  readonly token?: string
  /** What Telegram shows with every update: 1 to 256 letters, digits, - and _. */
  readonly secretToken?: string
  /** Where the platform's interface is; default: the platform's own. For a double of the platform, or a proxy. */
  readonly apiUrl?: string
}

/** Direct messages of an account on X. */
export type XChannel = {
  readonly kind: 'x'
  /** The flow of new conversations. */
  readonly flow: string
  /** What people call it. */
  readonly name?: string
  /** The language of its customers, when nothing else says it. */
  readonly language?: string
  /** The country of its customers: of telephone numbers without a code, and for the order of dates; default: the workspace's. */
  readonly country?: string
  /** What a flow that begins on this channel has as variables: which business the number belongs to, how it greets. */
  readonly variables?: { readonly [name: string]: string }
  /** What a conversation hears by itself, and when it ends by itself. What a channel says of one of these goes before what the workspace says of it. */
  readonly life?: Life
  /** How long the next message to the same customer waits after a picture, film, sound or file, on platforms where media arrive later than a text that was sent after them: PT1S to PT1M; default: not at all. */
  readonly gapAfterMedia?: Duration
  /** What becomes of a message of which nobody knows whether it arrived: it is sent once more, and may be heard twice, or it is given up; default: once more where the platform takes a call once or would have told of it, else given up. */
  readonly whenUnknown?: 'resend' | 'giveUp'
  /** The account's id. */
  readonly userId?: string
  /** The app's consumer key, to subscribe the webhook. */
  readonly consumerKey?: string
  /** The app's consumer secret, which signs what comes in. */
  readonly consumerSecret?: string
  /** The account's access token, with dm.write and dm.read. */
  readonly token?: string
  /** Where the platform's interface is; default: the platform's own. For a double of the platform, or a proxy. */
  readonly apiUrl?: string
}

/** A WeChat official account. */
export type WeChatChannel = {
  readonly kind: 'wechat'
  /** The flow of new conversations. */
  readonly flow: string
  /** What people call it. */
  readonly name?: string
  /** The language of its customers, when nothing else says it. */
  readonly language?: string
  /** The country of its customers: of telephone numbers without a code, and for the order of dates; default: the workspace's. */
  readonly country?: string
  /** What a flow that begins on this channel has as variables: which business the number belongs to, how it greets. */
  readonly variables?: { readonly [name: string]: string }
  /** What a conversation hears by itself, and when it ends by itself. What a channel says of one of these goes before what the workspace says of it. */
  readonly life?: Life
  /** How long the next message to the same customer waits after a picture, film, sound or file, on platforms where media arrive later than a text that was sent after them: PT1S to PT1M; default: not at all. */
  readonly gapAfterMedia?: Duration
  /** What becomes of a message of which nobody knows whether it arrived: it is sent once more, and may be heard twice, or it is given up; default: once more where the platform takes a call once or would have told of it, else given up. */
  readonly whenUnknown?: 'resend' | 'giveUp'
  /** The account's original id (`ToUserName`): needed where one address serves several accounts. */
  readonly accountId?: string
  /** The account's AppID. */
  readonly appId?: string
  /** The account's AppSecret, for access tokens. */
  readonly appSecret?: string
  /** The token of the server configuration, which signs what comes in. */
  readonly token?: string
  /** The EncodingAESKey of 43 characters: messages come encrypted, which is safer. */
  readonly encodingAesKey?: string
  /** Where the platform's interface is; default: the platform's own. For a double of the platform, or a proxy. */
  readonly apiUrl?: string
}

/** A Weibo account's messages. */
export type WeiboChannel = {
  readonly kind: 'weibo'
  /** The flow of new conversations. */
  readonly flow: string
  /** What people call it. */
  readonly name?: string
  /** The language of its customers, when nothing else says it. */
  readonly language?: string
  /** The country of its customers: of telephone numbers without a code, and for the order of dates; default: the workspace's. */
  readonly country?: string
  /** What a flow that begins on this channel has as variables: which business the number belongs to, how it greets. */
  readonly variables?: { readonly [name: string]: string }
  /** What a conversation hears by itself, and when it ends by itself. What a channel says of one of these goes before what the workspace says of it. */
  readonly life?: Life
  /** How long the next message to the same customer waits after a picture, film, sound or file, on platforms where media arrive later than a text that was sent after them: PT1S to PT1M; default: not at all. */
  readonly gapAfterMedia?: Duration
  /** What becomes of a message of which nobody knows whether it arrived: it is sent once more, and may be heard twice, or it is given up; default: once more where the platform takes a call once or would have told of it, else given up. */
  readonly whenUnknown?: 'resend' | 'giveUp'
  /** The account's user id. */
  readonly accountId?: string
  /** The app's secret, which signs what comes in. */
  readonly appSecret?: string
  /** The account's access token. */
  readonly token?: string
  /** Where the platform's interface is; default: the platform's own. For a double of the platform, or a proxy. */
  readonly apiUrl?: string
}

/** A telephone number for text messages, by a provider; with Twilio also `whatsapp:` and `rcs:` addresses. */
export type SmsChannel = {
  readonly kind: 'sms'
  /** The flow of new conversations. */
  readonly flow: string
  /** What people call it. */
  readonly name?: string
  /** The language of its customers, when nothing else says it. */
  readonly language?: string
  /** The country of its customers: of telephone numbers without a code, and for the order of dates; default: the workspace's. */
  readonly country?: string
  /** What a flow that begins on this channel has as variables: which business the number belongs to, how it greets. */
  readonly variables?: { readonly [name: string]: string }
  /** What a conversation hears by itself, and when it ends by itself. What a channel says of one of these goes before what the workspace says of it. */
  readonly life?: Life
  /** How long the next message to the same customer waits after a picture, film, sound or file, on platforms where media arrive later than a text that was sent after them: PT1S to PT1M; default: not at all. */
  readonly gapAfterMedia?: Duration
  /** What becomes of a message of which nobody knows whether it arrived: it is sent once more, and may be heard twice, or it is given up; default: once more where the platform takes a call once or would have told of it, else given up. */
  readonly whenUnknown?: 'resend' | 'giveUp'
  /** Who carries the messages. */
  readonly provider?: 'twilio' | 'telnyx'
  /** The number that sends, with its country's code; with Twilio also whatsapp:+39… or rcs:…. */
  readonly from?: string
  /** Twilio: the account's SID. */
  readonly accountSid?: string
  /** Twilio: the account's auth token, which also signs what comes in. */
  readonly authToken?: string
  /** Twilio: the messaging service that chooses the number, instead of `from`. */
  readonly messagingServiceSid?: string
  /** Telnyx: the API key. */
  readonly apiKey?: string
  /** Telnyx: the public key that proves what comes in, in Base64. */
  readonly publicKey?: string
  /** Where the platform's interface is; default: the platform's own. For a double of the platform, or a proxy. */
  readonly apiUrl?: string
}

/** An e-mail address: what comes in is posted by a provider as raw MIME, what goes out goes by SMTP. */
export type EmailChannel = {
  readonly kind: 'email'
  /** The flow of new conversations. */
  readonly flow: string
  /** What people call it. */
  readonly name?: string
  /** The language of its customers, when nothing else says it. */
  readonly language?: string
  /** The country of its customers: of telephone numbers without a code, and for the order of dates; default: the workspace's. */
  readonly country?: string
  /** What a flow that begins on this channel has as variables: which business the number belongs to, how it greets. */
  readonly variables?: { readonly [name: string]: string }
  /** What a conversation hears by itself, and when it ends by itself. What a channel says of one of these goes before what the workspace says of it. */
  readonly life?: Life
  /** How long the next message to the same customer waits after a picture, film, sound or file, on platforms where media arrive later than a text that was sent after them: PT1S to PT1M; default: not at all. */
  readonly gapAfterMedia?: Duration
  /** What becomes of a message of which nobody knows whether it arrived: it is sent once more, and may be heard twice, or it is given up; default: once more where the platform takes a call once or would have told of it, else given up. */
  readonly whenUnknown?: 'resend' | 'giveUp'
  /** The address that customers write to. */
  readonly address?: string
  /** What the provider shows with every message, as a bearer token, a basic password or `?token=`. */
  readonly inboundToken?: string
  /** The mail server that letters leave by: smtps://user:password@host:465, or smtp://user:password@host:587 where it speaks TLS from STARTTLS on; a relay in one's own network that has none: smtp://host:25?tls=never. User and password percent-encoded. */
  readonly smtpUrl?: string
}

/** A Genesys Cloud contact centre behind this host, by Open Messaging: what is enqueued goes on there. */
export type GenesysChannel = {
  readonly kind: 'genesys'
  /** The flow of new conversations. */
  readonly flow: string
  /** What people call it. */
  readonly name?: string
  /** The language of its customers, when nothing else says it. */
  readonly language?: string
  /** The country of its customers: of telephone numbers without a code, and for the order of dates; default: the workspace's. */
  readonly country?: string
  /** What a flow that begins on this channel has as variables: which business the number belongs to, how it greets. */
  readonly variables?: { readonly [name: string]: string }
  /** What a conversation hears by itself, and when it ends by itself. What a channel says of one of these goes before what the workspace says of it. */
  readonly life?: Life
  /** How long the next message to the same customer waits after a picture, film, sound or file, on platforms where media arrive later than a text that was sent after them: PT1S to PT1M; default: not at all. */
  readonly gapAfterMedia?: Duration
  /** What becomes of a message of which nobody knows whether it arrived: it is sent once more, and may be read twice, or it is given up; default: once more. */
  readonly whenUnknown?: 'resend' | 'giveUp'
  /** The region's domain. */
  readonly region?: string
  /** The Open Messaging integration's id. */
  readonly integrationId?: string
  /** The OAuth client's id. */
  readonly clientId?: string
  /** The OAuth client's secret. */
  readonly clientSecret?: string
  /** The integration's webhook token, which signs what comes in. */
  readonly signatureToken?: string
  /** Where the platform's interface is; default: the platform's own. For a double of the platform, or a proxy. */
  readonly apiUrl?: string
}

/** An app of Zendesk's Sunshine Conversations: customers come through it, and what is enqueued is passed to its agents. */
export type SunshineChannel = {
  readonly kind: 'sunshine'
  /** The flow of new conversations. */
  readonly flow: string
  /** What people call it. */
  readonly name?: string
  /** The language of its customers, when nothing else says it. */
  readonly language?: string
  /** The country of its customers: of telephone numbers without a code, and for the order of dates; default: the workspace's. */
  readonly country?: string
  /** What a flow that begins on this channel has as variables: which business the number belongs to, how it greets. */
  readonly variables?: { readonly [name: string]: string }
  /** What a conversation hears by itself, and when it ends by itself. What a channel says of one of these goes before what the workspace says of it. */
  readonly life?: Life
  /** How long the next message to the same customer waits after a picture, film, sound or file, on platforms where media arrive later than a text that was sent after them: PT1S to PT1M; default: not at all. */
  readonly gapAfterMedia?: Duration
  /** What becomes of a message of which nobody knows whether it arrived: it is sent once more, and may be heard twice, or it is given up; default: once more where the platform takes a call once or would have told of it, else given up. */
  readonly whenUnknown?: 'resend' | 'giveUp'
  /** The app's id. */
  readonly appId?: string
  /** The id of the app's API key. */
  readonly keyId?: string
  /** The secret of the app's API key. */
  readonly keySecret?: string
  /** The Zendesk subdomain. */
  readonly subdomain?: string
  /** The webhook's secret, which comes with every event. */
  readonly webhookSecret?: string
  /** Where the platform's interface is; default: the platform's own. For a double of the platform, or a proxy. */
  readonly apiUrl?: string
}

/** A channel, of one of the kinds. */
export type Channel =
  | WebChannel
  | WhatsAppChannel
  | MessengerChannel
  | InstagramChannel
  | LineChannel
  | TelegramChannel
  | XChannel
  | WeChatChannel
  | WeiboChannel
  | SmsChannel
  | EmailChannel
  | GenesysChannel
  | SunshineChannel

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
  /** What who waits here hears by itself: it goes before what the channel and the workspace say. */
  readonly life?: {
    /** What a customer hears who writes while nobody in the queue has taken the conversation. */
    readonly waiting?: Waiting
  }
  /** The channel of a contact centre whose agents answer here: genesys, or sunshine for its own customers. */
  readonly handOver?: string
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
  /** What a conversation hears by itself, and when it ends by itself. What a channel says of one of these goes before what the workspace says of it. */
  readonly life?: Life
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
