import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { routesOf } from '../../runtime/http/createHttpApp.ts'
import type { HttpDeps } from '../../runtime/http/HttpDeps.ts'
import { openApi } from '../../runtime/http/openApi.ts'

type Content = { readonly [mediaType: string]: unknown }
type Operation = {
  readonly responses: { readonly [status: string]: { readonly content?: Content; readonly $ref?: string } }
}
type Description = {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } }
  readonly components?: { readonly responses?: { readonly [name: string]: { readonly content?: Content } } }
}

/** Gives what is wrong with an answer; '' when it is as the description says. */
type Hold = (method: string, path: string, status: number, body: unknown) => string

let hold: Hold | undefined

/** Throws when a JSON answer is not what the API describes: a field that is promised and not sent, or a refusal that is not named, fails whichever test asks for it. */
export function holdAnswer(method: string, path: string, status: number, body: unknown): void {
  hold ??= createHold()
  const wrong = hold(method, path, status, body)
  if (wrong !== '') throw new Error(wrong)
}

function createHold(): Hold {
  const deps = { designer: null, folder: null, tokens: null } as unknown as HttpDeps // routes are made without asking the host
  const description = JSON.parse(JSON.stringify(openApi(routesOf(deps)))) as Description // made by the host's own code, which has a test
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true })
  addFormats.default(ajv)
  ajv.addSchema(description as object, 'host')
  const paths = Object.keys(description.paths)
    .map((path) => ({ path, pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`) }))
    // A path without names is meant before one with them.
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length)
  const known = new Map<string, ValidateFunction | null>()

  function responsesOf(method: string, path: string) {
    const { path: template } = paths.find(({ pattern }) => pattern.test(path)) ?? {}
    return { template, responses: description.paths[template ?? '']?.[method.toLowerCase()]?.responses }
  }

  function validatorOf(method: string, path: string, status: number): ValidateFunction | null {
    const { template = '', responses } = responsesOf(method, path)
    if (responses === undefined) return null
    const name = [String(status), `${Math.floor(status / 100)}XX`, 'default'].find((key) =>
      Object.hasOwn(responses, key),
    )
    const key = `${method} ${template} ${name}`
    const found = known.get(key)
    if (found !== undefined) return found
    const response = name === undefined ? undefined : responses[name]
    const own = ['paths', template, method.toLowerCase(), 'responses', name ?? '']
    const place = response?.$ref === undefined ? own : response.$ref.split('/').slice(1)
    const content =
      response?.$ref === undefined
        ? response?.content
        : description.components?.responses?.[place.at(-1) ?? '']?.content
    const mediaType = Object.keys(content ?? {}).find((type) => type.includes('json'))
    const made =
      mediaType === undefined
        ? null
        : ajv.compile({ $ref: `host#${[...place, 'content', mediaType, 'schema'].map(pointerPart).join('')}` })
    known.set(key, made)
    return made
  }

  return (method, address, status, body) => {
    const path = address.split('?')[0] ?? address
    const named = Object.keys(responsesOf(method, path).responses ?? { [status]: null })
    if (status >= 400 && status < 500 && !named.includes(String(status))) {
      return `${method} ${path} answers ${status}, and the description has ${named.join(', ')} only.`
    }
    const validate = validatorOf(method, path, status)
    if (validate === null || validate(body)) return ''
    return `${method} ${path} → ${status}: ${ajv.errorsText(validate.errors)}`
  }
}

const pointerPart = (name: string): string => `/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`
