// Generated from the schemas by `npm run schemas`. Edit the .schema.json instead.

import type { Flow, Json, RequiredSkill } from './flow.ts'

/** A message to the customer, rendered. */
export type OutboundMessage = {
  /** What is said. */
  readonly text?: string
  /** What can be answered by a press, under the text. */
  readonly quickReplies?: readonly {
    /** What it says. */
    readonly label: string
    /** What comes back as the message's `value` when it is pressed. An option's names its node and itself. */
    readonly value: string
    /** A second line under it. */
    readonly description?: string
    /** The heading that it stands under, in a list. */
    readonly section?: string
  }[]
  /** What the button says that opens the choices, where they are a list. */
  readonly listLabel?: string
  /** Buttons under the text that open an address. */
  readonly links?: readonly {
    /** What it says. */
    readonly label: string
    /** The address: https or http. */
    readonly url: string
  }[]
  /** An image, video, sound or file. */
  readonly media?: {
    /** What kind of media it is. */
    readonly kind: 'image' | 'video' | 'audio' | 'file'
    /** Where it is: an https or http address. */
    readonly url: string
    /** What it shows, for those who cannot see it. */
    readonly alt?: string
  }
  /** Cards to leaf through. */
  readonly cards?: readonly {
    /** What it is about. */
    readonly title: string
    /** A line or two under the title. */
    readonly text?: string
    /** A picture above the title. */
    readonly image?: {
      /** Where it is: an https or http address. */
      readonly url: string
      /** What it shows, for those who cannot see it. */
      readonly alt?: string
    }
    /** Buttons under it: each answers with its `value`, or opens its `url`. */
    readonly buttons: readonly {
      /** What it says. */
      readonly label: string
      /** What comes back as the message's `value` when it is pressed. An option's names its node and itself. */
      readonly value?: string
      /** The address that it opens. */
      readonly url?: string
    }[]
  }[]
  readonly locationRequest?: true
  /** A text that the platform has approved, for when the reply window has closed. */
  readonly template?: {
    /** Its name at the platform. */
    readonly name: string
    /** The language that it is approved in. */
    readonly language: string
    /** What stands in its places, in order. */
    readonly variables: readonly string[]
  }
}

/** An agent's answer to the customer. */
export type AgentReply = {
  /** The sender's id of this reply. The same id again changes nothing. */
  readonly id: string
  /** The agent who writes. */
  readonly agent: string
  /** What is said. */
  readonly text?: string
  /** What is said, when it is more than one text. */
  readonly messages?: readonly OutboundMessage[]
}

/** What a webhook bot answers later, at the callbackUrl. */
export type BotCallback = {
  /** The bot's name for this answer. The same id again is the same answer sent twice, and changes nothing; another id is another answer, whatever it says. */
  readonly id: string
  /** What the customer is told. */
  readonly replies?: readonly OutboundMessage[]
  /** The bot is done: the flow goes on. */
  readonly handback?: {
    /** The exit that the flow takes, if it has one of this name. */
    readonly outcome?: string
    /** What the bot found out; the flow's variables from here on. */
    readonly variables?: { readonly [name: string]: Json }
  }
}

/** An image, video, sound or file that a customer sent: by its address, or by the name that its platform has for it on a channel. */
export type ReceivedAttachment = {
  /** What kind of media it is. */
  readonly kind: 'image' | 'video' | 'audio' | 'file'
  /** Where it is: an https or http address. */
  readonly url?: string
  /** What its platform calls it. */
  readonly ref?: string
  /** The channel that it came through, whose account may ask for it. */
  readonly channel?: string
  /** What it is, as the platform says. */
  readonly mime?: string
  /** The name of the file. */
  readonly name?: string
}

/** What a webhook bot is sent. */
export type BotRequest = {
  /** Names this call. */
  readonly call: string
  /** The conversation. */
  readonly conversationId: string
  /** The bot of bots.json. */
  readonly bot: string
  /** Whether the bot gets the conversation, or one more message of it. */
  readonly kind: 'start' | 'message'
  /** The language of the conversation as a BCP 47 tag. */
  readonly language: string
  /** The customer. */
  readonly contact: {
    /** The contact's id. */
    readonly id: string
    /** The contact's name. */
    readonly name?: string
  }
  /** What the flow gives the bot. */
  readonly context: { readonly [name: string]: Json }
  /** What the customer wrote. */
  readonly message: {
    /** The words. */
    readonly text: string
    /** What comes with them. */
    readonly attachments?: readonly ReceivedAttachment[]
  }
  /** Where the bot may answer later, signed as this call is: its path is part of what is signed. */
  readonly callbackUrl: string
}

/** What a webhook bot answers in the response. */
export type BotResponse = {
  /** The bot's name for this answer. A response belongs to its call and needs none; a later answer does. */
  readonly id?: string
  /** What the customer is told. */
  readonly replies?: readonly OutboundMessage[]
  /** The bot is done: the flow goes on. */
  readonly handback?: {
    /** The exit that the flow takes, if it has one of this name. */
    readonly outcome?: string
    /** What the bot found out; the flow's variables from here on. */
    readonly variables?: { readonly [name: string]: Json }
  }
}

/** Whether a channel can work, and what it still needs. */
export type ChannelDiagnosis = {
  /** Settings that the kind needs and that are not there. */
  readonly missing: readonly string[]
  /** A name that the settings read from the environment, where it is not set or not listed; null: all are. */
  readonly unset: string | null
  /** The address to give to the platform. */
  readonly address: string
  /** What the platform says to the credentials; null: it was not asked, for want of settings, or has nothing that can be asked. */
  readonly platform: {
    /** `ok`, or why not, as of a delivery. */
    readonly class: 'ok' | 'retry' | 'throttled' | 'quota' | 'windowClosed' | 'optedOut' | 'blocked' | 'invalidRecipient' | 'content' | 'auth' | 'tokenStale' | 'replyTokenSpent' | 'final' | 'unknown'
    /** Who the account is there; null: it does not say. */
    readonly name?: string | null
    /** The platform's own code of the failure; null: it gave none. */
    readonly code?: string | null
  } | null
  /** Where the platform posts what happens, null when nowhere; missing: it does not say. */
  readonly hookUrl?: string | null
  /** Whether the platform can be told the address by a call. */
  readonly canSubscribe: boolean
}

/** How a channel does, as the host that answers has seen it since its start. */
export type ChannelHealth = {
  /** When this host started. */
  readonly since: string
  /** When the platform last told of anything; null: not yet. */
  readonly lastEventAt: string | null
  /** When it last took a message; null: not yet. */
  readonly lastSentAt: string | null
  /** How many customers can be written to freely now; null: the platform has no such window. Of those who wrote to this host, 100,000 on all channels at most. */
  readonly openWindows: number | null
  /** What it did not take, the latest first. */
  readonly errors: readonly {
    /** The class of the failure, and the platform's code. */
    readonly error: string
    /** How often. */
    readonly count: number
    /** When it last happened. */
    readonly lastAt: string
  }[]
}

/** Commits every changed file of the workspace to its git repository. */
export type CommitRequest = {
  /** What changed for the customer, in a line; more below it if wanted. */
  readonly message: string
}

/** POST /api/contacts/:id/merge: which contact becomes one with this one. */
export type ContactMerge = {
  /** The other contact, which there is not any more afterwards. */
  readonly contact: string
}

/** Who has the conversation now. */
export type Owner = 'flow' | 'bot' | 'queue' | 'agent' | 'closed'

/** The queue that has the conversation, and what is asked of the agent. */
export type Enqueued = {
  /** The queue. */
  readonly queue: string
  /** The skills required. */
  readonly skills: readonly {
    /** The skill. */
    readonly skill: string
    /** The least level, 1 to 10. */
    readonly level: number
  }[]
  /** One point is one minute of waiting. Default: 0. */
  readonly priority: number
  /** The channel of the contact centre that it is handed over to. */
  readonly handOver?: string
}

/** A conversation as it stands. */
export type ConversationSummary = {
  /** The conversation. */
  readonly id: string
  /** The contact. */
  readonly contactId: string
  /** The channel. */
  readonly channel: string
  /** The contact's address on the channel. */
  readonly address: string
  /** Who has the conversation now. */
  readonly owner: Owner
  /** The node that waits, or null. */
  readonly waitingAt: string | null
  /** When it began. */
  readonly startedAt: string
  /** When something last happened. */
  readonly lastActivityAt: string
  /** Turns so far. */
  readonly turns: number
  /** The agent who completed it last, or null. */
  readonly lastAgent: string | null
  /** The queue that has the conversation, and what is asked of the agent. */
  readonly enqueued?: Enqueued
}

/** A point on the earth, in degrees of WGS 84. */
export type Place = {
  /** Degrees north. */
  readonly latitude: number
  /** Degrees east. */
  readonly longitude: number
  /** What it is called. */
  readonly name?: string
  /** Its address. */
  readonly address?: string
}

/** One message of a conversation, whoever wrote it. */
export type TranscriptLine = {
  /** The turn that it belongs to. */
  readonly turnId: string
  /** When. */
  readonly at: string
  /** Who wrote it. */
  readonly from: 'customer' | 'flow' | 'bot' | 'agent'
  /** The agent, when one wrote it. */
  readonly agent?: string
  /** How it fares, of what was sent: `waiting` to be taken by the platform, `sent`, `delivered`, `read`, or `failed`. Missing where the platform tells nothing once it has taken it. */
  readonly status?: 'waiting' | 'sent' | 'delivered' | 'read' | 'failed'
  /** Why it failed: the platform's code, or what became of the delivery. Of what was sent, why its file went as a link. */
  readonly reason?: string
  /** What was said. */
  readonly text?: string
  /** Buttons under the text. */
  readonly quickReplies?: readonly Json[]
  /** Any JSON value. */
  readonly media?: Json
  /** What the button says that opens the choices, where they are a list. */
  readonly listLabel?: string
  /** Buttons under the text that open an address. */
  readonly links?: readonly Json[]
  /** Cards to leaf through. */
  readonly cards?: readonly Json[]
  readonly locationRequest?: true
  /** Any JSON value. */
  readonly template?: Json
  /** What came with it. */
  readonly attachments?: readonly Json[]
  /** What happened beside writing. */
  readonly what?: 'reaction' | 'edit' | 'deletion' | 'unsupported' | 'stop' | 'start' | 'left' | 'back' | 'handedOver' | 'handOverRefused'
  /** What the platform calls it. */
  readonly ref?: string
  /** The subject of a letter; the text has it where it begins a thread. */
  readonly subject?: string
  /** What the platform calls the message that it answers. */
  readonly replyTo?: string
  /** What the platform calls the message that it is about. */
  readonly target?: string
  /** A point on the earth, in degrees of WGS 84. */
  readonly location?: Place
}

/** A conversation with everything that was said and decided in it. */
export type ConversationView = {
  /** A conversation as it stands. */
  readonly conversation: ConversationSummary
  /** The customer. */
  readonly contact: {
    /** The contact. */
    readonly id: string
    /** The name, or null. */
    readonly name: string | null
    /** The language as a BCP 47 tag, or null. */
    readonly language: string | null
    /** The tags. */
    readonly tags: readonly string[]
    /** What is known of the customer. */
    readonly attributes: { readonly [name: string]: Json }
    /** Whether the contact's messages start no flow. */
    readonly blocked: boolean
  }
  /** What was said, in order. */
  readonly transcript: readonly TranscriptLine[]
  /** The journal: each turn with its cause, effects and trace. */
  readonly turns: readonly Json[]
  /** Why each turn went as it did. */
  readonly explanation: readonly {
    /** The turn. */
    readonly turnId: string
    /** When. */
    readonly at: string
    /** Why, in short English sentences. */
    readonly sentences: readonly string[]
  }[]
}

/** A message or call that was given up. */
export type DeadDelivery = {
  /** The delivery. */
  readonly id: string
  /** What it is. */
  readonly kind: 'message' | 'bot' | 'request' | 'centre'
  /** The conversation. */
  readonly conversationId: string
  /** The channel or bot; empty for a request. */
  readonly target: string
  /** How often it was tried. */
  readonly attempts: number
  /** Why the last try failed. */
  readonly error: string
  /** When it was given up. */
  readonly diedAt: string
}

/** What becomes of conversations that stand mid-flow on another release than their contact gets. */
export type OnStanding = {
  /** pin: they finish on their release. restart: their next message begins anew. migrate: their next message is taken by the same node of the new release, where it has one that waits for the same things; else they finish on their own. */
  readonly policy: 'pin' | 'restart' | 'migrate'
  /** For migrate: nodes that have another id in the new release, old to new. A called flow's node has the path of the calling node: identify/ask. */
  readonly map?: { readonly [name: string]: string }
}

/** Which release new conversations get. */
export type Deployment = {
  /** The hash of the live release. */
  readonly live: string
  /** The release that a share of the contacts gets instead, or null. */
  readonly canary: {
    /** Its hash. */
    readonly release: string
    /** The share in per cent. */
    readonly percent: number
  } | null
  /** What becomes of conversations that stand mid-flow on another release than their contact gets. */
  readonly onStanding: OnStanding
  /** The hash of the release that was live before, or null. */
  readonly before: string | null
  /** Since when. */
  readonly at: string
}

/** Which stored release new conversations get. */
export type DeploymentRequest = {
  /** The hash of the release. */
  readonly live: string
  /** A release that a share of the contacts gets instead; the same contact always the same. */
  readonly canary?: {
    /** The hash of that release. */
    readonly release: string
    /** The share of the contacts in per cent. */
    readonly percent: number
  }
  /** What becomes of conversations that stand mid-flow on another release than their contact gets. */
  readonly onStanding?: OnStanding
  /** The hash of the release that must be live now; when another one is, nothing changes. */
  readonly expectedLive?: string
}

/** What was decided about a message. */
export type InboundAnswer = {
  /** The conversation. */
  readonly conversationId: string
  /** The turn. */
  readonly turnId: string
  /** Whether this message was answered before; then this is the first answer again. */
  readonly duplicate: boolean
  /** Who has the conversation now. */
  readonly owner: Owner
  /** The node that waits for the customer, or null. */
  readonly waitingAt: string | null
  /** The release that decided. */
  readonly release: string
  /** What the customer is told at once. */
  readonly replies: readonly OutboundMessage[]
  /** The queue that has the conversation, and what is asked of the agent. */
  readonly enqueued?: Enqueued
}

/** An image, video, sound or file by its address. */
export type Attachment = {
  /** What kind of media it is. */
  readonly kind: 'image' | 'video' | 'audio' | 'file'
  /** Where it is: an https or http address. */
  readonly url: string
}

/** POST /api/channels/:channel/messages: a customer's message in the open format. */
export type InboundMessage = {
  /** The sender's id of the message. The same id from the same sender again gets the first answer again. */
  readonly id: string
  /** Who writes. */
  readonly from: {
    /** The customer's id on this channel. */
    readonly id: string
    /** The customer's name. */
    readonly name?: string
    /** The customer's language as a BCP 47 tag. */
    readonly language?: string
    /** What is known of the customer. */
    readonly attributes?: { readonly [name: string]: string | number | boolean | null }
  }
  /** What the customer wrote. */
  readonly text?: string
  /** The value of the button that was pressed, as it came with the button. `text` is its label. */
  readonly value?: string
  /** Images, videos, sounds and files. */
  readonly attachments?: readonly Attachment[]
  /** When it was sent: RFC 3339 with offset. Order is that of arrival. */
  readonly sentAt?: string
}

/** What became of each customer, in the order of the request. */
export type OutreachAnswer = {
  /** One for each customer. */
  readonly results: readonly {
    /** The customer's address. */
    readonly id: string
    /** The conversation that it began, or that they are in. */
    readonly conversationId?: string
    /** Whether this was asked before; then this is the first answer again. */
    readonly duplicate?: boolean
    /** Why they are not written to: `notAgreed` nobody says that they agreed and they have not written lately, `windowClosed` the platform takes approved templates alone, `optedOut`, `hasLeft` they blocked the channel, `blocked` we blocked them, `underWay` they are in a conversation, `unknownEntry` the live release has no such flow or entry, `failed` the flow failed in its first steps, `unavailable` it can be asked again. */
    readonly refused?: 'notAgreed' | 'windowClosed' | 'optedOut' | 'hasLeft' | 'blocked' | 'underWay' | 'unknownEntry' | 'failed' | 'unavailable'
  }[]
}

/** Writes to customers who did not write first. Each of them must have agreed, or have written lately. Says `messages`, or begins a flow at an `entry`. */
export type OutreachRequest = {
  /** The sender's name of this request. The same again for the same customer changes nothing, and is answered as the first time. */
  readonly id: string
  /** What they are told; after the platform's window an approved template. */
  readonly messages?: readonly OutboundMessage[]
  /** The flow that is begun for them; default: that of the channel. */
  readonly flow?: string
  /** The entry of the flow where it begins, instead of `messages`. */
  readonly entry?: string
  /** What the flow has as variables. */
  readonly variables?: { readonly [name: string]: Json }
  /** How and when they agreed to be written to, for the record; without it only those are written to who wrote lately. */
  readonly agreed?: string
  /** Who is written to. */
  readonly customers: readonly {
    /** Their address on the channel. */
    readonly id: string
    /** What they are called. */
    readonly name?: string
    /** What they speak. */
    readonly language?: string
    /** What the flow has as variables for this one, beside those of all. */
    readonly variables?: { readonly [name: string]: Json }
    /** What this one is told instead. */
    readonly messages?: readonly OutboundMessage[]
  }[]
}

/** An error, as RFC 9457 problem details. */
export type Problem = {
  /** A URI that names the kind of problem. */
  readonly type: string
  /** The kind of problem in words. */
  readonly title: string
  /** The HTTP status. */
  readonly status: number
  /** The kind of problem for machines. */
  readonly code: string
  /** What went wrong this time. */
  readonly detail?: string
  /** JSON pointer to the place in the request. */
  readonly pointer?: string
  /** Every place that is wrong. */
  readonly errors?: readonly {
    /** JSON pointer to the place. */
    readonly pointer: string
    /** What is wrong there. */
    readonly message: string
  }[]
}

/** An agent asks for the next conversation. */
export type QueueClaim = {
  /** Who asks, and what they can do. */
  readonly agent: {
    /** The agent's id. */
    readonly id: string
    /** Each skill with the agent's level, 1 to 10. */
    readonly skills?: { readonly [name: string]: number }
  }
  /** The queues to take from; default all of them. */
  readonly queues?: readonly string[]
  /** Seconds to wait for an item when there is none; default 0. */
  readonly waitSeconds?: number
  /** Seconds until the item goes back to its queue unless the agent renews it; default 120. */
  readonly leaseSeconds?: number
}

/** An agent finishes a conversation. */
export type QueueComplete = {
  /** The agent who has the item. */
  readonly agent: string
  /** How it ended, in the words of the contact centre. */
  readonly wrapUpCode?: string
}

/** A conversation that waits for an agent, or is with one. */
export type QueueItem = {
  /** The item. */
  readonly id: string
  /** The conversation. */
  readonly conversationId: string
  /** The queue. */
  readonly queue: string
  /** The skills required. */
  readonly skills: readonly {
    /** The skill. */
    readonly skill: string
    /** The least level, 1 to 10. */
    readonly level: number
  }[]
  /** One point is one minute of waiting. */
  readonly priority: number
  /** Since when it waits. */
  readonly enqueuedAt: string
  /** Where it stands. */
  readonly status: 'waiting' | 'claimed' | 'done'
  /** The agent who is offered it first, or null. */
  readonly preferredAgent: string | null
  /** The agent who has it, or null. */
  readonly agent: string | null
  /** Since when the agent has it, or null. */
  readonly claimedAt: string | null
  /** Until when the agent has it unless it is renewed, or null. */
  readonly leaseUntil: string | null
  /** How it ended, or null. */
  readonly wrapUpCode: string | null
  /** When it ended, or null. */
  readonly doneAt: string | null
}

/** An agent gives an item back to its place in the queue. */
export type QueueRelease = {
  /** The agent who has the item. */
  readonly agent: string
}

/** An agent keeps an item for longer. */
export type QueueRenew = {
  /** The agent who has the item. */
  readonly agent: string
  /** Seconds until the item goes back to its queue unless the agent renews it; default 120. */
  readonly leaseSeconds?: number
}

/** A queue and what is in it. */
export type QueueSummary = {
  /** The queue. */
  readonly queue: string
  /** Its name in the live release, or null when it is not in it. */
  readonly name: string | null
  /** Items that wait. */
  readonly waiting: number
  /** Items that agents have. */
  readonly claimed: number
  /** Since when the oldest waits, or null. */
  readonly oldestEnqueuedAt: string | null
}

/** An agent passes a conversation on to another queue. */
export type QueueTransfer = {
  /** The agent who has the item. */
  readonly agent: string
  /** The queue that gets it. */
  readonly queue: string
  /** The skills required there; without them those of the item. */
  readonly skills?: readonly RequiredSkill[]
  /** One point is one minute of waiting. Default: 0. */
  readonly priority?: number
}

/** What happened. */
export type RecordedEvent =
  | {
    readonly type: 'message'
    /** The words. */
    readonly text: string
    /** The value of the button that was pressed. */
    readonly value?: string
    /** What came with them. */
    readonly attachments?: readonly ReceivedAttachment[]
    /** A point on the earth, in degrees of WGS 84. */
    readonly location?: Place
    /** What the platform calls it. */
    readonly ref?: string
    /** The subject of a letter; the text has it where it begins a thread. */
    readonly subject?: string
    /** What the platform calls the message that it answers. */
    readonly replyTo?: string
    /** How the customer came to write. */
    readonly referral?: {
      /** Where from. */
      readonly source?: string
      /** What came with it. */
      readonly payload?: string
    }
    readonly begins?: true
    readonly isAnswered?: true
  }
  | {
    readonly type: 'timeout'
    /** The timer. */
    readonly timer: string
  }
  | {
    readonly type: 'botReplied'
    /** The call that it answers. */
    readonly call: string
    /** The bot that answers. */
    readonly bot?: string
    /** What the customer is told. */
    readonly replies: readonly OutboundMessage[]
    /** The bot is done: the flow goes on. */
    readonly handback?: {
      /** The exit that the flow takes, if it has one of this name. */
      readonly outcome?: string
      /** What the bot found out; the flow's variables from here on. */
      readonly variables?: { readonly [name: string]: Json }
    }
  }
  | {
    readonly type: 'botFailed'
    /** The call that it answers. */
    readonly call: string
    /** Why. */
    readonly reason: string
  }
  | {
    readonly type: 'requestReturned'
    /** The call that it answers. */
    readonly call: string
    /** The HTTP status. */
    readonly status: number
    /** Any JSON value. */
    readonly body: Json
  }
  | {
    readonly type: 'requestFailed'
    /** The call that it answers. */
    readonly call: string
    /** Why. */
    readonly reason: string
  }
  | {
    readonly type: 'agentReplied'
    /** The agent. */
    readonly agent: string
    /** What the customer is told. */
    readonly messages: readonly OutboundMessage[]
    readonly elsewhere?: true
  }
  | {
    readonly type: 'handedOver'
    /** The channel of the contact centre. */
    readonly to: string
    /** Why it was not taken: the class of the failure, and the platform's code. */
    readonly refused?: string
  }
  | { readonly type: 'agentClosed' }
  | {
    readonly type: 'noted'
    /** What it was. */
    readonly what: 'reaction' | 'edit' | 'deletion' | 'unsupported'
    /** What the platform calls the message that it is about. */
    readonly target?: string
    /** The reaction; null: it was taken back. */
    readonly emoji?: string | null
    /** What it says now. */
    readonly text?: string
  }
  | {
    readonly type: 'undelivered'
    /** The turn that sent it. */
    readonly turn: string
    /** The node that sent it. */
    readonly node: string
    /** Why: the class of the failure, and the platform's code. */
    readonly reason: string
  }
  | {
    readonly type: 'consentTold'
    /** They want no more messages, want them again, blocked the channel, or let it in again. */
    readonly word: 'stop' | 'start' | 'left' | 'back'
    /** Whether the platform has answered them. */
    readonly isAnswered: boolean
  }
  | {
    readonly type: 'outreach'
    /** What the customer is told. */
    readonly messages: readonly OutboundMessage[]
    /** How and when they agreed. */
    readonly agreed?: string
  }
  | {
    readonly type: 'start'
    /** The flow. */
    readonly flow: string
    /** The entry. */
    readonly entry: string
    /** What the flow had as variables. */
    readonly variables: { readonly [name: string]: Json }
    /** How and when they agreed. */
    readonly agreed?: string
  }

export type RecordedEventType = RecordedEvent['type']

/** A line of `usher export-turns`: one turn of the journal. The lines of a conversation stand together, in order. */
export type RecordedTurn = {
  /** The conversation. */
  readonly conversationId: string
  /** The channel. */
  readonly channel: string
  /** The flow that the conversation was in last, or null. */
  readonly flow: string | null
  /** The customer, as known when the turns were read: the journal does not keep what was known before. */
  readonly contact: {
    /** The contact. */
    readonly id: string
    /** The name. */
    readonly name?: string
    /** The language as a BCP 47 tag. */
    readonly language?: string
    /** The tags. */
    readonly tags: readonly string[]
    /** What is known of the customer. */
    readonly attributes: { readonly [name: string]: Json }
  }
  /** Whether the customer had an earlier conversation on the channel. */
  readonly returning: boolean
  /** The turn. */
  readonly turnId: string
  /** The number of the turn in its conversation, from 1. */
  readonly seq: number
  /** When: epoch milliseconds, as effects have them. */
  readonly at: number
  /** What happened. */
  readonly event: RecordedEvent
  /** What was done, in order. */
  readonly effects: readonly Json[]
  /** What the engine did and why. */
  readonly trace: readonly Json[]
  /** The release that decided, or null when no flow took part. */
  readonly release: string | null
  /** The line of the precedence that took the turn. */
  readonly handledBy: 'consent' | 'blocked' | 'agent' | 'queue' | 'bot' | 'flow' | 'returning' | 'ignored'
  /** Who has the conversation now. */
  readonly owner: Owner
  /** The node that waited for the customer afterwards, or null. */
  readonly waitingAt: string | null
  /** Set when what people wrote, said and are called is not in it: replaced by hashes, or taken out. */
  readonly texts?: 'hashed' | 'removed'
}

/** A release: a snapshot of a workspace that does not change. */
export type ReleaseSummary = {
  /** Its hash. */
  readonly hash: string
  /** When it was first published. */
  readonly publishedAt: string
  /** Why it was published, or null. */
  readonly note: string | null
  /** The git commit that it was made of, or null; -dirty after it when files had changed since. */
  readonly commit: string | null
  /** Conversations that stand mid-flow on it. */
  readonly standing: number
}

/** A workspace to publish. */
export type ReleaseUpload = {
  /** The text of each file by its path in the workspace. */
  readonly files: { readonly [name: string]: string }
  /** Why it is published. */
  readonly note?: string
  /** The git commit that it is made of; -dirty after it when files have changed since. */
  readonly commit?: string
  /** Publish for this share of the contacts only, in per cent; the same contact always gets the same. */
  readonly canaryPercent?: number
  /** What becomes of conversations that stand mid-flow on another release than their contact gets. */
  readonly onStanding?: OnStanding
  /** Why it is published although rules find errors; the note will say it. Files that cannot be read are refused all the same. */
  readonly force?: string
  /** Only say what would happen. */
  readonly dryRun?: boolean
}

/** POST /api/resume: deliveries, calls and timers that rest since the database was put back shall go on. */
export type Resume = {
  /** Messages that were due before are not sent, calls are not made; without it all are. */
  readonly discardDueBefore?: string
}

/** Somebody who logs in at the designer shows a token. */
export type SessionRequest = {
  /** A token of USHER_TOKENS. */
  readonly token: string
}

/** Who asks, as the host sees it, and what they may do. */
export type SessionView = {
  /** The role of the token; admin where no tokens are configured; null for somebody who has not logged in. */
  readonly role: 'channel' | 'viewer' | 'agent' | 'designer' | 'publisher' | 'admin' | null
  /** The roles that are within it: what asks for one of them is allowed. */
  readonly may: readonly ('channel' | 'viewer' | 'agent' | 'designer' | 'publisher' | 'admin')[]
  /** Whether the host has tokens configured, so that somebody can log in and out. */
  readonly needsToken: boolean
  /** When the browser's session ends; null when there is none. */
  readonly expiresAt: string | null
}

/** What was decided about one event. */
export type SimulatedDecision = {
  /** When. */
  readonly at: string
  /** What happened: the type of the event. */
  readonly event: string
  /** Who has the conversation now. */
  readonly owner: Owner
  /** The node that waits, or null. */
  readonly waitingAt: string | null
  /** What would be done. */
  readonly effects: readonly Json[]
  /** What the engine did and why. */
  readonly trace: readonly Json[]
  /** Why it was decided so, in short English sentences. */
  readonly sentences: readonly string[]
}

/** Each decision with its trace, in order. */
export type SimulateAnswer = {
  /** One for each event, and one for each wait that ended in between. */
  readonly decisions: readonly SimulatedDecision[]
}

/** One event, and when it happens. */
export type SimulateEvent =
  | {
    /** When it happens: RFC 3339 with offset. */
    readonly at: string
    /** The message. */
    readonly message: {
      /** The words. */
      readonly text: string
      /** The value of the button that was pressed. */
      readonly value?: string
      /** What comes with them. */
      readonly attachments?: readonly Attachment[]
    }
  }
  | {
    /** When it happens: RFC 3339 with offset. */
    readonly at: string
    readonly timeout: true
  }
  | {
    /** When it happens: RFC 3339 with offset. */
    readonly at: string
    /** What a webhook bot answers in the response. */
    readonly botReplied: BotResponse
  }
  | {
    /** When it happens: RFC 3339 with offset. */
    readonly at: string
    /** Why. */
    readonly botFailed: string
  }
  | {
    /** When it happens: RFC 3339 with offset. */
    readonly at: string
    /** Status and body. */
    readonly requestReturned: {
      /** The HTTP status. */
      readonly status: number
      /** Any JSON value. */
      readonly body?: Json
    }
  }
  | {
    /** When it happens: RFC 3339 with offset. */
    readonly at: string
    /** Why. */
    readonly requestFailed: string
  }
  | {
    /** When it happens: RFC 3339 with offset. */
    readonly at: string
    /** The id of a node; a node of a called flow carries the calling node's id in front. */
    readonly undelivered: string
  }
  | {
    /** When it happens: RFC 3339 with offset. */
    readonly at: string
    readonly agentClosed: true
  }

/** POST /api/simulate: what a flow would decide. Nothing is stored or sent. */
export type SimulateRequest = {
  /** One graph of nodes: what happens to a customer's message before a person sees it. */
  readonly flow?: Flow
  /** A flow of the workspace. */
  readonly flowId?: string
  /** What happens, in order. */
  readonly events: readonly SimulateEvent[]
  /** The customer. */
  readonly contact?: {
    /** The id at the platform. */
    readonly id?: string
    /** The name. */
    readonly name?: string
    /** The language as a BCP 47 tag. */
    readonly language?: string
    /** The tags. */
    readonly tags?: readonly string[]
    /** What is known of the customer. */
    readonly attributes?: { readonly [name: string]: Json }
  }
  /** The channel that the customer writes on. */
  readonly channel?: string
}

/** A place where conversations stand mid-flow, and what a release means for them. */
export type StandingPlace = {
  /** The hash of the release that they are on. */
  readonly release: string
  /** The flow. */
  readonly flow: string
  /** Its name there; its id when the release is gone. */
  readonly flowName: string
  /** The node that waits, with the path of the calling nodes; null: not begun. */
  readonly node: string | null
  /** Who has them. */
  readonly owner: 'flow' | 'bot'
  /** How many. */
  readonly conversations: number
  /** Whether the release has this node, waiting for the same things. */
  readonly hasPlace: boolean
  /** stays: they are on the release. finishes: they finish on their own. restarts: their next message begins anew. moves: their next message is taken by the node `to`. */
  readonly fate: 'stays' | 'finishes' | 'restarts' | 'moves'
  /** The node that they move to, or null. */
  readonly to: string | null
}

/** How many conversations went through each node and exit of a flow in a release, and where conversations stand now. */
export type TrafficView = {
  /** The flow. */
  readonly flow: string
  /** Hash of the release whose turns are counted. */
  readonly release: string
  /** From when turns are counted. */
  readonly since: string
  /** Conversations that went through any node of the flow. */
  readonly conversations: number
  /** Conversations that entered a node, by its id; a node that none entered is not named. */
  readonly nodes: { readonly [name: string]: number }
  /** Conversations that took an exit, by node and exit. */
  readonly exits: readonly {
    /** The node. */
    readonly node: string
    /** Its exit. */
    readonly exit: string
    /** How many took it. */
    readonly conversations: number
  }[]
  /** Conversations that wait at a node now, by its id. */
  readonly standing: { readonly [name: string]: number }
}
