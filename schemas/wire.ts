/** PLACEHOLDER until generated from schemas/wire/*.schema.json (design.md section 8). */
import type { Json } from './flow.ts'
export type Attachment = { readonly kind: 'image' | 'video' | 'audio' | 'file'; readonly url: string }
/** POST /api/channels/:channel/messages */
export type InboundMessage = {
  readonly id: string
  readonly from: {
    readonly id: string
    readonly name?: string
    readonly language?: string
    readonly attributes?: { readonly [name: string]: string | number | boolean | null }
  }
  readonly text?: string
  readonly attachments?: readonly Attachment[]
  readonly sentAt?: string
}
export type OutboundMessage = {
  readonly text?: string
  readonly quickReplies?: readonly { readonly label: string; readonly value: string }[]
  readonly media?: { readonly kind: 'image' | 'video' | 'audio' | 'file'; readonly url: string; readonly alt?: string }
}
export type Owner = 'flow' | 'bot' | 'queue' | 'agent' | 'closed'
export type Enqueued = {
  readonly queue: string
  readonly skills: readonly { readonly skill: string; readonly level: number }[]
  readonly priority: number
}
export type InboundAnswer = {
  readonly conversationId: string
  readonly turnId: string
  readonly duplicate: boolean
  readonly owner: Owner
  readonly waitingAt: string | null
  readonly release: string
  readonly replies: readonly OutboundMessage[]
  readonly enqueued?: Enqueued
}
/** What a webhook bot is sent. */
export type BotRequest = {
  readonly call: string
  readonly conversationId: string
  readonly bot: string
  readonly kind: 'start' | 'message'
  readonly language: string
  readonly contact: { readonly id: string; readonly name?: string }
  readonly context: { readonly [name: string]: Json }
  readonly message: { readonly text: string; readonly attachments?: readonly Attachment[] }
  readonly callbackUrl: string
}
/** What a webhook bot answers, in the response or later by callback. */
export type BotResponse = {
  readonly id?: string
  readonly replies?: readonly OutboundMessage[]
  readonly handback?: { readonly outcome?: string; readonly variables?: { readonly [name: string]: Json } }
}
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail?: string
  readonly pointer?: string
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[]
}
