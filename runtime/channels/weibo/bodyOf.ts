import type { Happened } from '../Double.ts'

const TYPES = { image: 'image', video: 'video', audio: 'voice', file: 'file' } as const

/** What Weibo posts of something that happened; null: it has no such thing. */
export function bodyOf(happened: Happened, account: string): object | null {
  const { id, at, from } = happened
  const body = (type: string, text: string, data: object = {}) => {
    const sides = { receiver_id: Number(account), sender_id: Number(from.address) }
    return { type, ...sides, created_at: timeOf(at), text, data }
  }
  const event = (subtype: string, more: object = {}) => body('event', '事件消息', { subtype, ...more })
  switch (happened.does) {
    case 'write':
      // The double's own mark of a message, so that the same words in one second are two.
      return body('text', happened.text, { double: id })
    case 'sendMedia':
      return body(TYPES[happened.kind], '发了一个文件', { vfid: `1${id}`, tovfid: `2${id}` })
    case 'sendLocation': {
      const { latitude, longitude } = happened.location
      return body('position', '发送了一个位置', { longitude: String(longitude), latitude: String(latitude) })
    }
    case 'start':
      return happened.payload === undefined
        ? event('follow', { double: id })
        : event('scan_follow', { key: `QR_SCENE_${happened.payload}`, ticket: id })
    case 'block':
      return event('unfollow', { double: id })
    case 'unblock':
      return event('follow', { double: id })
    case 'somethingNew':
      return body('hologram', '', { double: id })
    default:
      return null
  }
}

/** As in “Mon Jul 16 18:09:20 +0800 2012”. */
function timeOf(at: number): string {
  const [day = '', date = '', month = '', year = '', time = ''] = new Date(at).toUTCString().split(' ')
  return `${day.slice(0, 3)} ${month} ${date} ${time} +0000 ${year}`
}
