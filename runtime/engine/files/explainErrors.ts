import type { ValidationError } from '../../../schemas/validators.js'
import { sayWords } from '../words.ts'
import { describePlace, memberOf } from './describePlace.ts'
import { describeType, describeValue, explainError, type Finding, missing, type Scene } from './explainError.ts'
import { namesIn } from './pointer.ts'
import { memberShape, type ShapeName, settleShape } from './shapeOf.ts'

/** What is wrong, with the node it is wrong in. */
export type PlacedFinding = Omit<Finding, 'suggests'> & { readonly nodeId?: string }

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
      ...(nodeId === undefined ? {} : { nodeId }),
      message: sentence(subject, finding.message),
    })
  }
  // A slip of the pen is told once: not as an unknown property and as a missing one.
  return [...findings].filter(([key]) => !slips.has(key)).map(([, finding]) => finding)
}

/** What is missing differs at one place. Of all else the first thing told is enough: an empty text has no right form either. */
function keyOf({ code, path, message }: Finding): string {
  return code === 'missingProperty'
    ? `${path} ${message}`
    : code === 'wrongForm'
      ? `${path} wrongLength`
      : `${path} ${code}`
}

function sentence(subject: string, message: string): string {
  return subject === '' ? message.replace(/^[a-z]/, (letter) => letter.toUpperCase()) : `${subject}: ${message}`
}

function sceneAt(
  kind: string,
  schema: string,
  root: unknown,
  pointer: string,
): Scene & { readonly subject: string; readonly nodeId?: string } {
  let value = root
  let shape: ShapeName = schema
  for (const name of namesIn(pointer)) {
    const settled = settleShape(shape, value)
    shape = Array.isArray(value) ? settled?.items : memberShape(settled, name)
    value = memberOf(value, name)
  }
  const isSecret = SECRET_KINDS.includes(kind)
  const { subject, within: trail, ...node } = describePlace(kind, root, pointer)
  const within = trail === null ? '' : sayWords(trail)
  return {
    ...node,
    subject: subject === null ? '' : sayWords(subject),
    path: pointer,
    value,
    shape,
    what: within === '' ? 'it' : within,
    inside: within === '' ? '' : ` in ${within}`,
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
    .map(({ params }) => `"${params.missingProperty}"`)
    .join(' or ')
  return { code: 'missingProperty', path, message: `${names} is missing${inside}.`, fix: `Add ${names}.` }
}
