// Generated from the schemas by `npm run schemas`. Edit the .schema.json instead.

/** A skill that an agent must have, at least at this level. */
export type RequiredSkill = {
  /** A skill of skills.json. */
  readonly skill: string
  /** The least level, 1 to 10. Default: 1. */
  readonly level?: number
}

/** One string, or one string per language (BCP 47 tags). Missing languages fall back to the flow's first. Templates are Liquid. */
export type Text = string | { readonly [name: string]: string }

/** A button under a text. */
export type QuickReply = {
  /** What the button says. */
  readonly label: Text
  /** What is received when it is pressed; default: the label. */
  readonly value?: string
}

/** A button that stays: it answers, or with `url` opens an address. */
export type Button = {
  /** What the button says. */
  readonly label: Text
  /** What is received when it is pressed; default: the label. */
  readonly value?: string
  /** The address that it opens. May be a template. */
  readonly url?: string
}

/** A row of a list. */
export type ListRow = {
  /** What it offers. */
  readonly label: Text
  /** A second line under it. */
  readonly description?: Text
  /** What is received when it is pressed; default: the label. */
  readonly value?: string
}

/** Rows of a list under a heading. */
export type ListSection = {
  /** The heading. */
  readonly title?: Text
  /** The rows. */
  readonly rows: readonly ListRow[]
}

/** A list to choose from. Channels without lists show other buttons, or numbered text. */
export type ChoiceList = {
  /** What the button says that opens it. */
  readonly label: Text
  /** Its rows, by headings. */
  readonly sections: readonly ListSection[]
}

/** A text that the platform has approved, sent instead when it is too long since the customer's last message for any other. */
export type ApprovedTemplate = {
  /** Its name at the platform. */
  readonly name: string
  /** The language that it is approved in, as the platform writes it; default: the conversation's. */
  readonly language?: string
  /** What stands in its places, in order. */
  readonly variables?: readonly Text[]
}

/** What is sent in its place on a kind of channel, by the kind. What is sent there has no `on` of its own. */
export type OnKind = { readonly [name: string]: ContentPart }

/** A text, with what can be pressed under it. */
export type TextPart = {
  /** What is said. */
  readonly text: Text
  /** Buttons under the text. Channels without buttons show them as numbered text. */
  readonly quickReplies?: readonly QuickReply[]
  /** Buttons under the text that stay there: they answer, or open an address. Channels without them show numbered text and addresses. */
  readonly buttons?: readonly Button[]
  /** A list to choose from. Channels without lists show other buttons, or numbered text. */
  readonly list?: ChoiceList
  readonly locationRequest?: true
  /** A text that the platform has approved, sent instead when it is too long since the customer's last message for any other. */
  readonly template?: ApprovedTemplate
  /** What is sent in its place on a kind of channel, by the kind. What is sent there has no `on` of its own. */
  readonly on?: OnKind
}

/** An image, video, sound or file by its address. */
export type Media = {
  /** What kind of media it is. */
  readonly kind: 'image' | 'video' | 'audio' | 'file'
  /** Where it is. May be a template. */
  readonly url: string
  /** What it shows, for those who cannot see it. */
  readonly alt?: Text
}

/** An image, video, sound or file, with a caption if wanted. */
export type MediaPart = {
  /** An image, video, sound or file by its address. */
  readonly media: Media
  /** Said beside it. */
  readonly caption?: Text
  /** A text that the platform has approved, sent instead when it is too long since the customer's last message for any other. */
  readonly template?: ApprovedTemplate
  /** What is sent in its place on a kind of channel, by the kind. What is sent there has no `on` of its own. */
  readonly on?: OnKind
}

/** One of a row of cards to leaf through. Channels without them show pictures and texts one after the other. */
export type Card = {
  /** What it is about. */
  readonly title: Text
  /** A line or two under the title. */
  readonly text?: Text
  /** A picture above the title. */
  readonly image?: {
    /** Where it is. May be a template. */
    readonly url: string
    /** What it shows, for those who cannot see it. */
    readonly alt?: Text
  }
  /** Buttons under it. */
  readonly buttons?: readonly Button[]
}

/** A row of cards to leaf through. */
export type CardsPart = {
  /** Said above them. */
  readonly caption?: Text
  /** The cards, in order. */
  readonly cards: readonly Card[]
  /** A text that the platform has approved, sent instead when it is too long since the customer's last message for any other. */
  readonly template?: ApprovedTemplate
  /** What is sent in its place on a kind of channel, by the kind. What is sent there has no `on` of its own. */
  readonly on?: OnKind
}

/** One message: a text, media, or cards. */
export type ContentPart = TextPart | MediaPart | CardsPart

/** What is sent, one message a part, in order. */
export type Content = readonly ContentPart[]

/** Where the flow goes on: the name of each outcome, and the node that it leads to. */
export type Exits = { readonly [name: string]: string }

/** Sent once per conversation; `returning` greets a contact known from an earlier conversation. Exit: `next`. */
export type GreetingNode = {
  readonly type: 'greeting'
  /** What a new contact is told. */
  readonly content: Content
  /** What a contact is told who wrote in an earlier conversation; default: the same. */
  readonly returning?: Content
  /** Where the flow goes on. */
  readonly exits: Exits
}

/** Sends messages and goes on. Exits: `next`, and `failed` if it has one. */
export type MessageNode = {
  readonly type: 'message'
  /** What is sent, one message a part, in order. */
  readonly content: Content
  /** Where the flow goes on. */
  readonly exits: Exits
}

/** Keywords that hold in every language, or a list per language. A keyword is a word, a phrase, or a prefix (`refund*`). Case, accents and width make no difference. */
export type Keywords = readonly string[] | { readonly [name: string]: readonly string[] }

/** Matches when one of its keywords or patterns is in the message. */
export type KeywordRule = {
  /** Names the exit. */
  readonly id: string
  /** Required skill added to the conversation when the rule matches. */
  readonly skill?: string
  /** Keywords that hold in every language, or a list per language. A keyword is a word, a phrase, or a prefix (`refund*`). Case, accents and width make no difference. */
  readonly keywords?: Keywords
  /** RE2 patterns over the normalised text. */
  readonly patterns?: readonly string[]
  /** Tolerates one edit from 5 letters, two from 9. Default: false. */
  readonly typos?: boolean
}

/** A length of time in ISO 8601: weeks, days (24 hours each), hours, minutes and seconds. Months and years have no fixed length and are refused. */
export type Duration = string

/** Routes by keyword. Exits: one per rule id, `noMatch`, and with a `prompt` also `timeout`, and `undelivered` if it has one. Without `prompt` it never waits: it reads the latest message. */
export type KeywordRouteNode = {
  readonly type: 'keywordRoute'
  /** An earlier rule wins, then the longer phrase. */
  readonly rules: readonly KeywordRule[]
  /** Asked first; then the node waits for an answer. */
  readonly prompt?: Content
  /** How long it waits, with a prompt. Default: PT1H. */
  readonly timeout?: Duration
  /** Where each rule leads, by its id. */
  readonly exits: Exits
}

/** A choice that the customer is offered. It is taken by its number, its label or its keywords. */
export type Option = {
  /** Names the exit, or the value that is kept. */
  readonly id: string
  /** What the customer reads. */
  readonly label: Text
  /** Other words that choose it. */
  readonly keywords?: Keywords
  /** The option is a plain yes or a plain no: the usual ways to say so choose it too, in every language of the workspace (yes, sure, of course, va bene, 好的; no thanks, not now, certo che no, 不用了), where they stand by themselves. Ready-made in English, Italian, Chinese, Spanish, French, German, Portuguese, Arabic, Japanese and Korean; keywords go before them. */
  readonly means?: 'yes' | 'no'
}

/** Offers numbered options and waits. Exits: one per option id, `noMatch` (attempts used up), `timeout`, and `undelivered` if it has one. */
export type MenuNode = {
  readonly type: 'menu'
  /** The question above the options. */
  readonly prompt: Content
  /** The choices, in the order in which they are shown and numbered. */
  readonly options: readonly Option[]
  /** Said before the options are shown again; default: the prompt. */
  readonly retry?: Content
  /** How many wrong answers are taken before the flow goes on, 1 to 10. Default: 3. */
  readonly attempts?: number
  /** How long it waits for an answer. Default: PT1H. */
  readonly timeout?: Duration
  /** Where each option leads, by its id. */
  readonly exits: Exits
}

/** Asks a schedule whether it is open now. Exits: `open`, `closed`, `holiday`, `emergency`. */
export type OfficeHoursNode = {
  readonly type: 'officeHours'
  /** The id of a schedule: `schedules/<id>.schedule.json`. */
  readonly schedule: string
  /** Where the flow goes on. */
  readonly exits: Exits
}

/** Hands the conversation to a bot until it hands back. Exits: one per outcome, `done` (handback with no or an unlisted outcome), `failed`, `timeout` (the customer went silent), and with `escape` also `escape`. */
export type BotHandoffNode = {
  readonly type: 'botHandoff'
  /** A bot of bots.json. */
  readonly bot: string
  /** Templates, sent to the bot with the first message. */
  readonly context?: { readonly [name: string]: string }
  /** The outcomes that have an exit of their own. */
  readonly outcomes?: readonly string[]
  /** Words that bring the customer to a person at once. */
  readonly escape?: Keywords
  /** How long the customer may be silent. Default: PT1H. */
  readonly timeout?: Duration
  /** Where each outcome leads. */
  readonly exits: Exits
}

/** Hands the conversation to a queue. Terminal. */
export type EnqueueNode = {
  readonly type: 'enqueue'
  /** A queue of queues.json. */
  readonly queue: string
  /** Skills that an agent must have, besides those of rules that matched. */
  readonly skills?: readonly RequiredSkill[]
  /** One point is one minute of waiting. Default: 0. */
  readonly priority?: number
}

/** Compares one attribute; of several comparisons all must hold. Text compares without regard to case, accents, width and outer space. */
export type Comparison = {
  /** `contact.name`, `contact.language`, `contact.tags`, `contact.<attribute>`, `channel.id`, `channel.kind`, `message.text`, `conversation.returning`, `language`, `vars.<name>` */
  readonly attribute: string
  /** Equal to this. null: there is no value. */
  readonly is?: string | number | boolean | null
  /** Not equal to this. */
  readonly isNot?: string | number | boolean | null
  /** Equal to one of these. */
  readonly in?: readonly (string | number | boolean | null)[]
  /** Holds this text, or a list that has it. */
  readonly contains?: string
  /** Begins with this text. */
  readonly startsWith?: string
  /** Fits this RE2 pattern somewhere. A text of more than 4,000 characters fits none. */
  readonly matches?: string
  /** A number greater than this. */
  readonly greaterThan?: number
  /** A number less than this. */
  readonly lessThan?: number
  /** A number of at least this. */
  readonly atLeast?: number
  /** A number of at most this. */
  readonly atMost?: number
  /** Whether there is a value at all. */
  readonly exists?: boolean
}

/** Structured data, not code: a comparison, or all, any or not of other conditions. */
export type Condition =
  | Comparison
  | {
    /** Conditions that must all hold. */
    readonly all: readonly Condition[]
  }
  | {
    /** Conditions of which one must hold. */
    readonly any: readonly Condition[]
  }
  | {
    /** The condition that must not hold. */
    readonly not: Condition
  }

/** Goes where the first condition that holds leads. Exits: one per case id, `otherwise`. */
export type BranchNode = {
  readonly type: 'branch'
  /** Tried in order. */
  readonly cases: readonly {
    /** Names the exit. */
    readonly id: string
    /** When this case is taken. */
    readonly when: Condition
  }[]
  /** Where each case leads, by its id. */
  readonly exits: Exits
}

/** What kind of answer is asked for. */
export type CollectValue =
  | {
    readonly kind: 'text'
    /** The most characters, 1 to 10,000. Default: 1000. */
    readonly maxLength?: number
  }
  | {
    readonly kind: 'number'
    /** The least. */
    readonly min?: number
    /** The most. */
    readonly max?: number
    /** Whole numbers only. Default: false. */
    readonly integer?: boolean
  }
  | { readonly kind: 'email' }
  | { readonly kind: 'phone' }
  | {
    readonly kind: 'date'
    /** How a date in digits with the year last is read; default: as the customer's language and country write it. */
    readonly dateOrder?: 'dayFirst' | 'monthFirst' | 'yearFirst'
    /** The first date that fits, YYYY-MM-DD. */
    readonly earliest?: string
    /** The last date that fits, YYYY-MM-DD. */
    readonly latest?: string
  }
  | {
    readonly kind: 'choice'
    /** The choices, in the order in which they are shown and numbered. */
    readonly options: readonly Option[]
  }
  | {
    readonly kind: 'pattern'
    /** The whole answer must fit this RE2 pattern. */
    readonly pattern: string
  }

/** Asks for a typed value and waits. Exits: `next`, `invalid` (attempts used up), `timeout`, and `undelivered` if it has one. */
export type CollectNode = {
  readonly type: 'collect'
  /** The question. */
  readonly prompt: Content
  /** The variable that keeps the answer. */
  readonly variable: string
  /** What kind of answer is asked for. */
  readonly value: CollectValue
  /** Said when an answer does not fit; default: the prompt. */
  readonly retry?: Content
  /** How many wrong answers are taken before the flow goes on, 1 to 10. Default: 3. */
  readonly attempts?: number
  /** How long it waits for an answer. Default: PT1H. */
  readonly timeout?: Duration
  /** Where the flow goes on. */
  readonly exits: Exits
}

/** Sets variables, contact attributes, tags and the language. Strings are templates; null removes. Exit: `next`. */
export type AssignNode = {
  readonly type: 'assign'
  /** The variables to set. */
  readonly variables?: { readonly [name: string]: string | number | boolean | null }
  /** The contact attributes to set. */
  readonly contact?: { readonly [name: string]: string | number | boolean | null }
  /** Tags that the contact gets. */
  readonly addTags?: readonly string[]
  /** Tags that the contact loses. */
  readonly removeTags?: readonly string[]
  /** The language to go on in. May be a template. */
  readonly language?: string
  /** Where the flow goes on. */
  readonly exits: Exits
}

/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** Calls an HTTP service and keeps parts of its answer. Exits: `ok` (status 2xx), `failed` (any other status, time-out, refused, rubbish). */
export type RequestNode = {
  readonly type: 'request'
  /** The HTTP method. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** The address. May hold templates. */
  readonly url: string
  /** HTTP headers; the values are templates. `${NAME}` is read from the environment when the call is made, where USHER_SECRETS lists it, and is stored nowhere. */
  readonly headers?: { readonly [name: string]: string }
  /** Every string in it is a template. */
  readonly body?: Json
  /** How long the service may take, at most PT60S. Default: PT10S. */
  readonly timeout?: Duration
  /** Variables to keep: the name of each, and a JSON pointer into the response body. */
  readonly result?: { readonly [name: string]: string }
  /** Where the flow goes on. */
  readonly exits: Exits
}

/** Calls another flow, which returns with an outcome. Exits: the terminal outcomes of the called flow. */
export type SubflowNode = {
  readonly type: 'subflow'
  /** The id of the called flow. */
  readonly flow: string
  /** Variables of the called flow: the name of each, and a template. */
  readonly inputs?: { readonly [name: string]: string }
  /** Variables of this flow: the name of each, and the variable of the called flow that it gets. */
  readonly outputs?: { readonly [name: string]: string }
  /** Where each outcome of the called flow leads. */
  readonly exits: Exits
}

/** Sends a share of the contacts each way, always the same way for the same contact. Exits: one per branch id. Percents add up to 100. */
export type SplitNode = {
  readonly type: 'split'
  /** The ways. Their percents add up to 100. */
  readonly branches: readonly {
    /** Names the exit. */
    readonly id: string
    /** The share of contacts, 0 to 100. */
    readonly percent: number
  }[]
  /** Where each branch leads, by its id. */
  readonly exits: Exits
}

/** A named milestone. Exit `next`; without it the flow ends here, and a called flow returns with this outcome. */
export type OutcomeNode = {
  readonly type: 'outcome'
  /** The name of the milestone. */
  readonly outcome: string
  /** Where the flow goes on. */
  readonly exits?: Exits
}

/** Ends the conversation. Terminal. */
export type CloseNode = {
  readonly type: 'close'
  /** Said before. */
  readonly content?: Content
}

/** One step. */
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

/** One graph of nodes: what happens to a customer's message before a person sees it. */
export type Flow = {
  /** Where editors find the schema. */
  readonly $schema?: string
  readonly specVersion: 1
  /** The same as the file's name: front-desk in front-desk.flow.json. */
  readonly id: string
  /** What people call it. */
  readonly name: string
  /** What it is for. */
  readonly description?: string
  /** The languages it speaks; the first is what missing translations fall back to. */
  readonly languages: readonly string[]
  /** The node where a new conversation begins. */
  readonly start: string
  /** The node where a customer begins who comes back within the threading window after an agent finished; default: straight back to the same queue. */
  readonly returning?: string
  /** Where conversations begin that we begin: the node by the name of the entry. What is outside names the entry, so the node behind it may change. */
  readonly entries?: { readonly [name: string]: string }
  /** Whatever goes wrong, the conversation ends in this queue and nobody is lost. */
  readonly fallback: {
    /** A queue of queues.json. */
    readonly queue: string
    /** The skills that an agent must have. */
    readonly skills?: readonly RequiredSkill[]
    /** One point is one minute of waiting. Default: 0. */
    readonly priority?: number
  }
  /** The nodes by id. */
  readonly nodes: { readonly [name: string]: Node }
}

/** A platform, or web. */
export type ChannelKind = 'web' | 'whatsapp' | 'messenger' | 'instagram' | 'line' | 'telegram' | 'x' | 'wechat' | 'weibo' | 'sms' | 'email' | 'genesys' | 'sunshine'

/** What happens while a flow waits for a customer who says nothing. Times are counted from what the flow said last. Nothing in it: nothing happens. */
export type Idle = {
  /** What the customer is reminded with, in the order of their times; those that come before the wait ends. */
  readonly reminders?: readonly {
    /** After this time: PT1M to P7D. */
    readonly after: Duration
    /** What is said. */
    readonly text: Text
  }[]
  /** Closes the conversation, where the question has no timeout of its own: its exit `timeout` is not taken. The next message begins anew. */
  readonly close?: {
    /** After this time: PT1M to P7D. */
    readonly after: Duration
    /** What is said with it. */
    readonly text?: Text
  }
}

/** What a customer hears who writes while nobody in the queue has taken the conversation. */
export type Waiting = {
  /** At most once in this time: PT1M to P7D. */
  readonly every: Duration
  /** What is said. Templates read the place, `waiting.place`, and the minutes that it takes as the last three hours went, `waiting.minutes`: not there when nobody knows. Without it nothing is said. */
  readonly text?: Text
  /** What is said instead while the schedule that the flow asked last is not open. Templates read `schedule.nextOpen`. */
  readonly closed?: Text
}

/** What a conversation hears by itself, and when it ends by itself. What a channel says of one of these goes before what the workspace says of it. */
export type Life = {
  /** What happens while a flow waits for a customer who says nothing. Times are counted from what the flow said last. Nothing in it: nothing happens. */
  readonly idle?: Idle
  /** What a customer hears who writes while nobody in the queue has taken the conversation. */
  readonly waiting?: Waiting
  /** What the law wants said before anything else: that messages are agreed to, what they cost, how to end them. Said to each customer once on a channel, when a conversation begins, and again when the version is another one. An empty text: nothing is said. */
  readonly terms?: {
    /** What the wording is called: whoever has not heard this one hears it. */
    readonly version: string
    /** What is said. */
    readonly text: Text
  }
}
