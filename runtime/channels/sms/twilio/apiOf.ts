import type { SmsChannel } from '../../../../schemas/resources.ts'

export const apiOf = ({ apiUrl = 'https://api.twilio.com', accountSid = '' }: SmsChannel): string =>
  `${apiUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`

export const credentialsOf = ({ accountSid = '', authToken = '' }: SmsChannel): string =>
  `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
