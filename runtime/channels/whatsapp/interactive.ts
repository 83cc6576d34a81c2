/** A message of the Cloud API but for whom it goes to. */
export type Body = { readonly type: string; readonly [member: string]: unknown }

/** A text with something to press under it. */
export const interactive = (type: string, text: string, action: object, more: object = {}): Body => ({
  type: 'interactive',
  interactive: { type, ...more, body: { text }, action },
})

export const textBody = (body: string): Body => ({ type: 'text', text: { body, preview_url: true } })

export const replyAction = (buttons: readonly { readonly label: string; readonly value: string }[]): object => ({
  buttons: buttons.map(({ label, value }) => ({ type: 'reply', reply: { id: value, title: label } })),
})

export const linkAction = ({ label, url }: { readonly label: string; readonly url: string }): object => ({
  name: 'cta_url',
  parameters: { display_text: label, url },
})
