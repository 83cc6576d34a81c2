export type Headers = { readonly [name: string]: string }

/** They belong to the connection, which is ours: a flow that set them could ask one host for another's pages, or split the request. */
const OF_THE_CONNECTION = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'expect',
  'te',
  'trailer',
  'proxy-authorization',
  'proxy-connection',
  'accept-encoding',
])

/** What may follow a redirect to another origin. A list of what is harmless, for any other name may be a credential (`x-api-key`). */
const HARMLESS = new Set(['accept', 'accept-language', 'content-type', 'idempotency-key', 'user-agent'])

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not get into a header
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/g

/**
 * Headers as they may be sent: names in lower case, the connection's own left out, control characters as spaces (RFC 9110, 5.5), other
 * text as UTF-8. Nothing that a template renders can make a request fail or become two.
 */
export function outboundHeaders(headers: Headers): Headers {
  const sent: Record<string, string> = { 'user-agent': 'usher' }
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase()
    if (!OF_THE_CONNECTION.has(key)) sent[key] = Buffer.from(value.replace(CONTROL, ' ')).toString('latin1')
  }
  // A compressed answer could be a thousand times its size; nothing here needs one.
  sent['accept-encoding'] = 'identity'
  return sent
}

/** What is left of the headers when a redirect leads to another origin. */
export function harmlessHeaders(headers: Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => HARMLESS.has(name) || name === 'accept-encoding'),
  )
}
