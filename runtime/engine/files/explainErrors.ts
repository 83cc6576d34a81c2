import type { ValidationError } from '../../../schemas/validators.js'
import { sayWords, type Value, type Words, words } from '../words.ts'
import { describePlace, memberOf } from './describePlace.ts'
import { describeType, describeValue, explainError, type Finding, IT, missing, type Scene } from './explainError.ts'
import { namesIn } from './pointer.ts'
import { memberShape, type ShapeName, settleShape } from './shapeOf.ts'

/** What is wrong, with the node it is wrong in. */
export type PlacedFinding = Omit<Finding, 'suggests'> & {
  /** what the message is about, to stand before it; null: the whole file */
  readonly subject: Words | null
  readonly nodeId?: string
}

/** Findings told of one value; what is wrong throughout needs no more. */
export const FINDINGS = 200

const SECRET_KINDS = ['channels', 'bots']

/** Says the errors of a validator in words, each place once and each slip once; at least one finding for any error. */
export function explainErrors(
  kind: string,
  schema: string,
  root: unknown,
  errors: readonly ValidationError[],
): readonly PlacedFinding[] {
  const findings = new Map<string, PlacedFinding>()
  const slips = new Set<string>()
  for (const error of errors) {
    if (findings.size === FINDINGS) break
    const { subject, nodeId, ...scene } = sceneAt(kind, schema, root, error.instancePath)
    if (isRepetition(error, scene.value)) continue
    const { suggests, ...finding } =
      error.keyword === 'anyOf' ? missingAlternatives(scene, error, errors) : explainError(error, scene)
    if (suggests !== undefined) slips.add(keyOf(missing(scene.path, suggests, scene.inside)))
    if (findings.has(keyOf(finding))) continue
    findings.set(keyOf(finding), {
      ...finding,
      subject,
      ...(nodeId === undefined ? {} : { nodeId }),
    })
  }
  // A slip of the pen is told once: not as an unknown property and as a missing one.
  return [...findings].filter(([key]) => !slips.has(key)).map(([, finding]) => finding)
}

/** What is missing differs at one place. Of all else the first thing told is enough: an empty text has no right form either. */
function keyOf({ code, path, message }: Finding): string {
  return code === 'missingProperty'
    ? `${path} ${sayWords(message)}`
    : code === 'wrongForm'
      ? `${path} wrongLength`
      : `${path} ${code}`
}

function sceneAt(
  kind: string,
  schema: string,
  root: unknown,
  pointer: string,
): Scene & { readonly subject: Words | null; readonly nodeId?: string } {
  let value = root
  let shape: ShapeName = schema
  for (const name of namesIn(pointer)) {
    const settled = settleShape(shape, value)
    shape = Array.isArray(value) ? settled?.items : memberShape(settled, name)
    value = memberOf(value, name)
  }
  const isSecret = SECRET_KINDS.includes(kind)
  const { within, ...place } = describePlace(kind, root, pointer)
  return {
    ...place,
    path: pointer,
    value,
    shape,
    what: within ?? IT,
    inside: within === null ? '' : words` in ${within}`,
    got: isSecret ? describeType(value) : describeValue(value),
    isSecret,
  }
}

/** Errors that another error of the same place tells better: of a condition as a whole, of a name's own form, of one alternative. */
function isRepetition({ keyword, schemaPath, propertyName }: ValidationError, value: unknown): boolean {
  if (keyword === 'if' || propertyName !== undefined || schemaPath.includes('/anyOf/')) return true
  const isOfText = ['pattern', 'format', 'not', 'minLength', 'maxLength'].includes(keyword)
  return isOfText && typeof value !== 'string'
}

function missingAlternatives(
  { path, inside }: Scene,
  error: ValidationError,
  errors: readonly ValidationError[],
): Finding {
  const names = errors
    .filter((other) => other.instancePath === error.instancePath && other.schemaPath.startsWith(`${error.schemaPath}/`))
    .map(({ params }): Value => `"${params.missingProperty}"`)
  const [first = '', ...others] = names
  const either = others.reduce((before, name) => words`${before} or ${name}`, first)
  return { code: 'missingProperty', path, message: words`${either} is missing${inside}.`, fix: words`Add ${either}.` }
}
