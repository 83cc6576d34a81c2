import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const speakers = ['engine', 'proof'].map((room) => join(import.meta.dirname, '../../runtime', room))
const schemas = join(import.meta.dirname, '../../schemas')

/** The templates of all sentences that engine and proof can say, as their sources and the schemas write them: words`Waits at ${node}.` is `Waits at {0}.` */
export function engineTemplates(): ReadonlySet<string> {
  const found = new Set<string>()
  for (const entry of speakers.flatMap((room) => readdirSync(room, { recursive: true, withFileTypes: true }))) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue
    const source = readFileSync(join(entry.parentPath, entry.name), 'utf8').replace(
      /^\s*(?:\/\*\*.*|\*.*|\/\/.*)$/gm,
      '',
    )
    for (const template of templatesIn(source)) found.add(template)
  }
  for (const entry of readdirSync(schemas, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.schema.json')) continue
    const source = readFileSync(join(entry.parentPath, entry.name), 'utf8')
    for (const [, text] of source.matchAll(/"(?:patternE|e)rrorMessage":\s*("(?:[^"\\]|\\.)*")/g)) {
      found.add(JSON.parse(text ?? '""') as string) // the pattern is that of a JSON text
    }
  }
  return found
}

/** Those within the places of others too; a text that ends in the word `words` begins none. */
function* templatesIn(source: string): Generator<string> {
  const opening = /\bwords`/g
  while (opening.exec(source) !== null) {
    const { template, places, end } = templateAt(source, opening.lastIndex)
    yield template
    for (const place of places) yield* templatesIn(place)
    opening.lastIndex = end
  }
}

/** Reads up to the closing backtick; each `${…}`, braces within it included, is one place. */
function templateAt(source: string, start: number) {
  let template = ''
  const places: string[] = []
  let at = start
  while (source[at] !== '`') {
    if (at >= source.length) throw new Error(`A template does not end: ${source.slice(start, start + 60)}`)
    if (source.startsWith('${', at)) {
      const end = placeEnd(source, at + 2)
      template += `{${places.length}}`
      places.push(source.slice(at + 2, end - 1))
      at = end
    } else if (source[at] === '\\') {
      template += source[at + 1] ?? ''
      at += 2
    } else {
      template += source[at] ?? ''
      at += 1
    }
  }
  return { template, places, end: at + 1 }
}

function placeEnd(source: string, start: number): number {
  let depth = 1
  for (let at = start; at < source.length; at += 1) {
    if (source[at] === '{') depth += 1
    if (source[at] === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  throw new Error(`A place does not end: ${source.slice(start, start + 60)}`)
}
