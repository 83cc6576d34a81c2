import type { SmsChannel } from '../../../../schemas/resources.ts'
import { own } from '../../../engine/own.ts'
import type { HookRequest } from '../../Adapter.ts'
import type { ChannelEvent, Happening, Location, Person, ReceivedMedia } from '../../ChannelEvent.ts'
import { textOf } from '../../hostile.ts'
import { mediaKindOf } from '../../mediaKindOf.ts'
import { formOf } from './formOf.ts'

type Form = { readonly [name: string]: string }

/** What Twilio posts; https://www.twilio.com/docs/messaging/guides/webhook-request. One thing each, without a time of its own. */
export function parse(request: HookRequest, { from }: Pick<SmsChannel, 'from'>): readonly ChannelEvent[] {
  const form = formOf(request)
  const externalId = textOf(form.MessageSid) ?? textOf(form.SmsSid) ?? textOf(form.SmsMessageSid) ?? ''
  const status = textOf(form.MessageStatus)
  const account = accountIn(status === null ? form.To : form.From, form.MessagingServiceSid, from)
  const happening = status === null ? readMessage(form) : readStatus(form, externalId, status, request.query.delivery)
  if (externalId === '') return [{ externalId, account, at: null, type: 'unsupported', what: 'no message' }]
  return [{ externalId, account, at: null, ...happening }]
}

/** A channel is named by its number, or by the service that chooses one. */
const accountIn = (ours: string | undefined, service: string | undefined, from: string | undefined): string | null =>
  (from === undefined ? textOf(service) : textOf(ours)) ?? null

const STATUSES: { readonly [status: string]: (Happening & { readonly type: 'status' })['status'] } = {
  accepted: 'accepted',
  scheduled: 'accepted',
  queued: 'accepted',
  sending: 'accepted',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  undelivered: 'failed',
  canceled: 'failed',
}

function readStatus(form: Form, target: string, status: string, delivery: string | undefined): Happening {
  const ours = own(STATUSES, status)
  if (ours === undefined) return { type: 'ignored', why: `status ${status}` }
  const [recipient, code] = [textOf(form.To), textOf(form.ErrorCode)]
  return {
    type: 'status',
    status: ours,
    target,
    ...(delivery === undefined ? {} : { delivery }),
    ...(recipient === null ? {} : { recipient: withoutPrefix(recipient) }),
    ...(code === null ? {} : { code }),
  }
}

function readMessage(form: Form): Happening {
  const from = personOf(form)
  if (from === null) return { type: 'unsupported', what: 'no sender' }
  const attachments = mediaIn(form)
  const location = locationIn(form)
  const value = textOf(form.ButtonPayload) ?? textOf(form.ListId)
  const replyTo = textOf(form.OriginalRepliedMessageSid)
  const consent = textOf(form.OptOutType)
  const [source, payload] = [textOf(form.ReferralSourceUrl), textOf(form.ReferralSourceId)]
  const referral = { ...(source === null ? {} : { source }), ...(payload === null ? {} : { payload }) }
  return {
    type: 'message',
    from,
    text: textOf(form.Body) ?? textOf(form.ButtonText) ?? textOf(form.ListTitle) ?? '',
    ...(value === null ? {} : { value }),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(location === null ? {} : { location }),
    ...(replyTo === null ? {} : { replyTo }),
    ...(source === null && payload === null ? {} : { referral }),
    ...(consent === null ? {} : { isAnswered: true }),
  }
}

const withoutPrefix = (address: string): string => address.replace(/^(?:whatsapp|rcs):/, '')

/** A user id of WhatsApp: the country, a dot, and up to 128 letters and digits. */
const USER_ID = /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/

function personOf(form: Form): Person | null {
  const [number, id] = [textOf(form.From), textOf(form.ExternalUserId)].map((one) => one && withoutPrefix(one))
  const userId = id && USER_ID.test(id) ? id : null
  const address = number || userId
  if (!address) return null
  const name = textOf(form.ProfileName)
  const aliases = userId === null || userId === address ? [] : [userId]
  return { address, ...(aliases.length === 0 ? {} : { aliases }), ...(name === null ? {} : { name }) }
}

/** More than ten pictures go in no message. */
const MOST_MEDIA = 10

function mediaIn(form: Form): readonly ReceivedMedia[] {
  const count = Math.min(Number(form.NumMedia) || 0, MOST_MEDIA)
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const [url, mime] = [textOf(form[`MediaUrl${index}`]), textOf(form[`MediaContentType${index}`])]
    return url === null ? [] : [{ kind: mediaKindOf(mime), url, ref: url, ...(mime === null ? {} : { mime }) }]
  })
}

function locationIn(form: Form): Location | null {
  const [latitude, longitude] = [form.Latitude, form.Longitude].map((text) => (text ? Number(text) : Number.NaN))
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return null
  const [name, address] = [textOf(form.Label), textOf(form.Address)]
  return {
    latitude: latitude as number,
    longitude: longitude as number,
    ...(name === null ? {} : { name }),
    ...(address === null ? {} : { address }),
  }
}
