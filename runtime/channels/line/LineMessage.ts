/** One message object; https://developers.line.biz/en/reference/messaging-api/#message-objects */
export type LineMessage = { readonly type: string; readonly [member: string]: unknown }
