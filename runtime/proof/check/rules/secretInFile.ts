import { filePath } from '../../../engine/files/FileKind.ts'
import { pointerOf } from '../../../engine/files/pointer.ts'
import { type Words, words } from '../../../engine/words.ts'
import { example, inEnvironment, toGeneral } from '../example.ts'
import { atNode, nodesOfType } from '../nodePlaces.ts'
import type { Finding, Rule } from '../Rule.ts'

const SECRET_FIELDS: readonly string[] = ['secret', 'token', 'appSecret']
const NAME = inEnvironment('SERVICE_SECRET')
const FIX = words`Write the name of a variable of the environment instead, such as "${NAME}".`
const URL_FIX = words`Send it in a header, by the name of a variable of the environment, such as "${NAME}".`
// A header whose name says that its value is a credential, or a value that begins as one does.
const SECRET_HEADER =
  /^(?:authorization|proxy-authorization|cookie)$|(?:api|access|auth|secret)[-_]?(?:key|token)|password/i
const SECRET_VALUE = /^(?:bearer|basic)\s+\S|^(?:sk|pk|ghp|xox[abp])[-_]\S{8}/i

// A key in an address is in every log on the way, too.
const SECRET_IN_URL = /[?&](?:api[-_]?key|key|(?:access[-_]?)?token|secret|password)=[^&{$]{8,}/i

const signedWith = (secret: string) =>
  example(
    { 'to-general': toGeneral },
    {},
    { channels: { web: { kind: 'web', flow: 'main', deliverTo: 'https://example.com/messages', secret } } },
  )

export const secretInFile: Rule = {
  code: 'secretInFile',
  severity: 'warning',
  explanation:
    'A secret, a token or a header with a credential is written out in a file. Whoever reads the repository, now or in its history, can use it. Write the name of a variable of the environment instead: in channels.json, in bots.json, and in the headers of a request. And change the secret, for it is no longer one.',
  good: signedWith(inEnvironment('WEB_SECRET')),
  bad: signedWith('open-sesame'),
  find: (workspace) => [
    ...inFile('channels', words`Channel`, workspace.channels),
    ...inFile('bots', words`Bot`, workspace.bots),
    ...nodesOfType(workspace, 'request')
      .filter(({ node }) => SECRET_IN_URL.test(node.url))
      .map((place) => atNode(place, ['url'], words`the address has a credential written out in it.`, URL_FIX)),
    ...nodesOfType(workspace, 'request').flatMap((place) =>
      Object.entries(place.node.headers ?? {})
        .filter(([name, value]) => looksLikeSecret(name, value))
        .map(([name]) =>
          atNode(
            place,
            ['headers', name],
            words`the header "${name}" looks like a credential that is written out.`,
            FIX,
          ),
        ),
    ),
  ],
}

function inFile(kind: 'channels' | 'bots', noun: Words, items: { readonly [id: string]: object }): readonly Finding[] {
  return Object.entries(items).flatMap(([id, item]) =>
    Object.entries(item)
      .filter(([field, value]) => SECRET_FIELDS.includes(field) && isWritten(String(value)))
      .map(([field]) => ({
        file: filePath(kind),
        path: pointerOf([kind, id, field]),
        message: words`${noun} "${id}": "${field}" is written out in the file.`,
        fix: FIX,
      })),
  )
}

/** A name of the environment, or a template that is filled in when the flow runs. */
const isWritten = (value: string): boolean => !/\$\{[A-Za-z_][A-Za-z0-9_]*\}/.test(value)

function looksLikeSecret(name: string, value: string): boolean {
  if (!isWritten(value) || value.includes('{{')) return false
  return SECRET_HEADER.test(name) || SECRET_VALUE.test(value)
}
