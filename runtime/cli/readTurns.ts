import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { AppError } from '../AppError.ts'
import { checkValue } from '../engine/files/checkValue.ts'
import type { RecordedTurn } from '../engine/turn/RecordedTurn.ts'

/** Reads a file of `usher export-turns`, a turn a line; `-` is stdin. Throws `invalidWorkspace`, with the line, for what is no such file. */
export async function* readTurns(file: string, stdin: Readable): AsyncGenerator<RecordedTurn> {
  const input = file === '-' ? stdin : await openFile(file)
  let line = 0
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1
    if (text !== '') yield readTurn(text, `${file}:${line}`)
  }
}

async function openFile(file: string): Promise<Readable> {
  const stream = createReadStream(file)
  await once(stream, 'open').catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('invalidWorkspace', { detail: `${file} cannot be read: ${why}` }, { cause })
  })
  return stream
}

function readTurn(text: string, place: string): RecordedTurn {
  const checked = checkValue('recordedTurn', parseJson(text, place))
  if (checked.ok) return checked.value as RecordedTurn // effects and traces are the engine's own, read with care
  const [issue] = checked.issues
  throw new AppError('invalidWorkspace', {
    detail: `${place}: this is no turn of usher export-turns. ${issue?.message ?? ''}`,
  })
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('invalidWorkspace', { detail: `${place}: this is no JSON.` }, { cause })
  }
}
