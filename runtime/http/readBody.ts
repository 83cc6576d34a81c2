import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Context } from 'hono'
import { AppError } from '../AppError.ts'
import { type Checked, checkValue } from '../engine/files/checkValue.ts'
import { isStorable } from './readQuery.ts'

/** Bytes of a request's body. */
export const MESSAGE_BYTES = 256 * 1024
export const WORKSPACE_BYTES = 5 * 1024 * 1024
/** Platforms gather a thousand events in one body. */
export const WEBHOOK_BYTES = 4 * 1024 * 1024

type Kind = Parameters<typeof checkValue>[0]
type ValueOf<K extends Kind> = Extract<ReturnType<typeof checkValue<K>>, { ok: true }>['value']

/** The bytes of the body, measured while it comes in, so that neither a wrong `content-length` nor a chunked body gets past the limit. */
export async function readBytes(context: Context, limit: number): Promise<Uint8Array> {
  const declared = context.req.header('content-length')
  if (Number(declared ?? 0) > limit) throw tooLarge(limit)
  return unpacked(context, await readWire(context, declared === undefined, limit), limit)
}

export async function readText(context: Context, limit = MESSAGE_BYTES): Promise<string> {
  return decodeUtf8(await readBytes(context, limit))
}

const gunzipBytes = promisify(gunzip)

/** What was packed on its way: gzip is unpacked up to the limit, however little a bomb weighs; every other way is refused with the one that there is. */
async function unpacked(context: Context, bytes: Uint8Array, limit: number): Promise<Uint8Array> {
  if (bytes.byteLength > limit) throw tooLarge(limit)
  const coding = (context.req.header('content-encoding') ?? '').trim().toLowerCase()
  if (coding === '' || coding === 'identity') return bytes
  if (coding !== 'gzip' && coding !== 'x-gzip') {
    context.header('accept-encoding', 'gzip')
    throw new AppError('unsupportedMediaType', { detail: 'Send the body as it is, or with content-encoding: gzip.' })
  }
  try {
    return await gunzipBytes(bytes, { maxOutputLength: limit })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException // zlib's
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit)
    throw new AppError('badRequest', { detail: 'The body is not gzip, as its content-encoding says.', pointer: '' })
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AppError('badRequest', { detail: 'The body is not UTF-8.', pointer: '' })
  }
}

async function readWire(context: Context, isStreamed: boolean, limit: number): Promise<Uint8Array> {
  try {
    // Node's parser gives no byte more than was declared, and a body read as a whole costs a tenth of a stream.
    return isStreamed ? await readStream(context, limit) : new Uint8Array(await context.req.arrayBuffer())
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    // The client went away: nobody hears the answer, and nothing is wrong here.
    throw new AppError('badRequest', { detail: 'The body broke off.' }, { cause })
  }
}

async function readStream(context: Context, limit: number): Promise<Uint8Array> {
  const { body } = context.req.raw
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The text of a body that says that it is JSON. */
export async function readJsonText(context: Context, limit = MESSAGE_BYTES): Promise<string> {
  const type = context.req.header('content-type') ?? ''
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new AppError('unsupportedMediaType', { detail: 'Send content-type: application/json.' })
  }
  return readText(context, limit)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // V8 quotes the text in its message, and the text is a customer's: the place alone is told.
    const place = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const where = place === undefined ? '' : ` at character ${place}`
    throw new AppError('badRequest', { detail: `The body is not JSON${where}.`, pointer: '' })
  }
}

/** The body as a value of a schema; 400 with the pointer of the first thing that is wrong, and all of them listed. */
export async function readAs<K extends Kind>(context: Context, kind: K, limit = MESSAGE_BYTES): Promise<ValueOf<K>> {
  return parseAs(kind, await readJsonText(context, limit))
}

/** The same for a text that has been read. */
export function parseAs<K extends Kind>(kind: K, text: string): ValueOf<K> {
  const checked: Checked<ValueOf<K>> = checkValue(kind, parseJson(text))
  if (checked.ok) {
    const place = findUnstorable(
      MENDED.has(kind) ? { id: (checked.value as { readonly id?: unknown }).id } : checked.value,
    )
    if (place === null) return checked.value
    throw new AppError('badRequest', { detail: 'A text holds a NUL or half of a surrogate pair.', pointer: place })
  }
  const errors = checked.issues.map(({ path, message }) => ({ pointer: path, message }))
  throw new AppError('badRequest', {
    detail: errors[0]?.message ?? 'The body does not fit its schema.',
    pointer: errors[0]?.pointer ?? '',
    errors,
  })
}

/** What a customer is told or tells is mended where it is stored; only its id must be right. */
const MENDED: ReadonlySet<Kind> = new Set(['inboundMessage', 'agentReply'])

/** The place of the first text that no database holds; null when there is none. */
function findUnstorable(value: unknown, place = ''): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : place
  if (typeof value !== 'object' || value === null) return null
  for (const [name, member] of Object.entries(value)) {
    const here = `${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    const found = isStorable(name) ? findUnstorable(member, here) : place
    if (found !== null) return found
  }
  return null
}

function tooLarge(limit: number): AppError {
  return new AppError('payloadTooLarge', { detail: `The body is larger than ${limit} bytes.` })
}
