import type { Happening, Person, Referral } from '../ChannelEvent.ts'
import { textOf } from '../hostile.ts'

type Members = { readonly [name: string]: unknown }

/** What somebody did beside writing; https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_event_pushes.html */
export function readEvent({ Event, EventKey }: Members, from: Person): Happening {
  const name = textOf(Event) ?? 'nothing'
  const key = textOf(EventKey)
  switch (name.toLowerCase()) {
    case 'subscribe':
    case 'scan':
      return { type: 'start', from, ...(key === null ? {} : { referral: sceneOf(key) }) }
    case 'unsubscribe':
      return { type: 'blocked', from }
    case 'click':
      return key === null ? { type: 'unsupported', what: name, from } : { type: 'message', from, text: '', value: key }
    default:
      return { type: 'ignored', why: name }
  }
}

/** The scene of the code that they scanned; of those who follow with it, it stands behind a word. */
const sceneOf = (key: string): Referral => ({ source: 'scan', payload: key.replace(/^qrscene_/, '') })
