import type { Happened } from '../Double.ts'

type Members = { readonly [name: string]: string | number }

/** What WeChat posts of something that happened, in the clear; null: it has no such thing. */
export function bodyOf(happened: Happened, account: string): string | null {
  const members = membersOf(happened)
  if (members === null) return null
  const { at, from } = happened
  // WeChat knows an event by its second; in milliseconds, two of one second are two.
  const all = { ToUserName: account, FromUserName: from.address, CreateTime: at, ...members }
  return `<xml>${Object.entries(all).map(elementOf).join('')}</xml>`
}

/** A section cannot hold its own end, so it is divided there. */
const elementOf = ([name, value]: readonly [string, string | number]): string =>
  typeof value === 'number'
    ? `<${name}>${value}</${name}>`
    : `<${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`

const TYPES = { image: 'image', video: 'video', audio: 'voice', file: 'file' } as const

function membersOf(happened: Happened): Members | null {
  const { id } = happened
  const message = (type: string, content: Members): Members => ({ MsgType: type, ...content, MsgId: `24${id}` })
  const event = (name: string, content: Members = {}): Members => ({ MsgType: 'event', Event: name, ...content })
  switch (happened.does) {
    case 'write':
      return message('text', { Content: happened.text })
    case 'press':
      return message('text', { Content: happened.label, bizmsgmenuid: happened.value })
    case 'sendMedia': {
      const picture: Members = happened.kind === 'image' ? { PicUrl: `https://mmbiz.example/${id}` } : {}
      return message(TYPES[happened.kind], { ...picture, MediaId: `media-${id}` })
    }
    case 'sendLocation': {
      const { latitude, longitude, address = '' } = happened.location
      return message('location', { Location_X: latitude, Location_Y: longitude, Scale: 20, Label: address })
    }
    case 'start':
      return event('subscribe', happened.payload === undefined ? {} : { EventKey: `qrscene_${happened.payload}` })
    case 'unblock':
      return event('subscribe')
    case 'block':
      return event('unsubscribe')
    case 'somethingNew':
      return message('hologram', {})
    default:
      return null
  }
}
