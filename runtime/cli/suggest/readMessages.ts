import { readFile } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse/sync'
import { AppError } from '../../AppError.ts'
import type { LabelledMessage } from '../../proof/suggest/LabelledMessage.ts'
import { decodeText } from '../../releases/decodeText.ts'

/** What a person writes for a message that belongs to none of the rules; an empty label says the same. */
const NONE = 'none'

/** Reads labelled messages from a CSV file with the columns text, label and, if any, language. Throws `invalidWorkspace` when it cannot be read, `badRequest` when it is no such file. */
export async function readMessages(path: string): Promise<readonly LabelledMessage[]> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new AppError('invalidWorkspace', { detail: `${path} cannot be read (${cause.code}).` }, { cause })
  })
  const decoded = decodeText(bytes)
  if (!decoded.ok) throw new AppError('invalidWorkspace', { detail: `${path} ${decoded.problem}. Save it as UTF-8.` })
  const [header = [], ...rows] = readRows(path, decoded.text)
  const columns = header.map((name) => name.trim().toLowerCase())
  const [text, label, language] = ['text', 'label', 'language'].map((name) => columns.indexOf(name))
  if (text === undefined || label === undefined || text < 0 || label < 0) {
    const detail = `${path} needs the columns text and label, and may have language; it has ${header.join(', ') || 'none'}.`
    throw new AppError('badRequest', { detail })
  }
  return rows.flatMap((row): readonly LabelledMessage[] => {
    const said = row[text]?.trim() ?? ''
    const given = row[label]?.trim() ?? ''
    const spoken = row[language ?? -1]?.trim() ?? ''
    if (said === '') return []
    const isNone = given === '' || given.toLowerCase() === NONE
    return [{ text: said, label: isNone ? null : given, ...(spoken === '' ? {} : { language: spoken }) }]
  })
}

function readRows(path: string, text: string): readonly (readonly string[])[] {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  // Where a comma parts decimals, spreadsheets part columns by semicolons.
  const delimiter = [',', ';', '\t'].find((each) => header.includes(each)) ?? ','
  try {
    return parse(text, { bom: true, delimiter, skip_empty_lines: true })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new AppError('badRequest', { detail: `${path} is no CSV: ${error.message}.` }, { cause: error })
  }
}
