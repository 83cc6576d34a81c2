import type { Context } from 'hono'
import { AppError } from '../../AppError.ts'
import { readFilePath } from '../../engine/files/FileKind.ts'
import { parseFile } from '../../engine/files/parseFile.ts'
import { misplacedId } from '../../engine/files/parseWorkspace.ts'
import { sayWords } from '../../engine/words.ts'
import { isOurPath, type WorkspaceFolder, type Written } from '../../releases/workspaceFolder.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { problemOf } from '../problem.ts'
import { type Route, route } from '../Route.ts'
import { readText, WORKSPACE_BYTES } from '../readBody.ts'

const FILE = {
  type: 'object',
  required: ['text', 'revision'],
  properties: { text: { type: 'string' }, revision: { type: 'string', description: 'SHA-256 of the text, in hex.' } },
}
const WRITTEN = { type: 'object', required: ['file'], properties: { file: { oneOf: [FILE, { type: 'null' }] } } }

/** The workspace's files for the designer: read at once, written one by one, never over a change that the writer has not seen. */
export const workspaceRoutes = (deps: Pick<HttpDeps, 'folder'>): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/workspace',
    summary: 'Gives every file of the workspace with its revision, and what is wrong with them.',
    role: 'viewer',
    refuses: ['notFound', 'unprocessable'],
    answer: {
      type: 'object',
      required: ['name', 'files', 'issues'],
      properties: {
        name: { type: 'string' },
        files: { type: 'object', additionalProperties: FILE },
        issues: { type: 'array', items: { type: 'object' } },
      },
    },
    async handle(context) {
      const folder = folderOf(deps)
      return context.json({ name: folder.name, ...(await folder.read()) })
    },
  }),
  route({
    method: 'PUT',
    path: '/api/workspace/files/:path{.+}',
    summary:
      'Writes a file. If-Match holds the revision that the writer has seen, or If-None-Match: * for a new file; 409 with the current text when it is another.',
    role: 'designer',
    isText: true,
    refuses: ['conflict', 'unprocessable'],
    answer: WRITTEN,
    async handle(context) {
      const folder = folderOf(deps)
      const path = context.req.param('path')
      const expected = expectedRevision(context)
      const text = await readText(context, WORKSPACE_BYTES)
      checkText(path, text)
      return answer(context, path, await folder.write(path, text, expected))
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/workspace/files/:path{.+}',
    summary: 'Deletes a file whose revision is that of If-Match; 409 with the current text when it is another.',
    role: 'designer',
    refuses: ['conflict', 'unprocessable'],
    answer: WRITTEN,
    async handle(context) {
      const folder = folderOf(deps)
      const path = context.req.param('path')
      const expected = expectedRevision(context)
      if (expected === null)
        throw new AppError('badRequest', { detail: 'Send If-Match with the revision of the file.' })
      return answer(context, path, await folder.remove(path, expected))
    },
  }),
]

function folderOf({ folder }: Pick<HttpDeps, 'folder'>): WorkspaceFolder {
  if (folder !== null) return folder
  throw new AppError('notFound', {
    detail: 'This host serves releases from its database and has no folder to edit. Start it with USHER_WORKSPACE.',
  })
}

/** The revision that the writer has seen; null: it expects no file. */
function expectedRevision(context: Context): string | null {
  const match = /^"?([0-9a-f]{64})"?$/.exec(context.req.header('if-match') ?? '')?.[1]
  if (match !== undefined) return match
  if (context.req.header('if-none-match') === '*') return null
  throw new AppError('badRequest', {
    detail: 'Send If-Match with the revision that you have seen, or If-None-Match: * for a new file.',
  })
}

/** A file that does not fit its schema, or has another's id, would stop the next start of the host: it stays a draft where it was written. */
function checkText(path: string, text: string): void {
  const name = readFilePath(path)
  if (name === null || !isOurPath(path)) return // the folder says that it knows no such path
  const read = parseFile(name.kind, text, path)
  const errors = read.ok
    ? misplacedId(name.kind, name.id, path, read.value).map(({ path: pointer, message, fix }) => ({
        pointer,
        message: [message, ...(fix === undefined ? [] : [fix])].map((words) => sayWords(words)).join(' '),
      }))
    : read.issues.slice(0, 20).map(({ path: pointer, message }) => ({ pointer, message }))
  if (errors.length === 0) return
  const detail = read.ok
    ? `${path} has another id in it than in its name and was not written.`
    : `${path} does not fit its schema and was not written.`
  throw new AppError('unprocessable', { detail, errors })
}

function answer(context: Context, path: string, written: Written): Response {
  if (written.ok) return context.json({ file: written.file })
  const detail = `${path} was changed by someone else meanwhile.`
  // `current` besides what every problem has: the writer needs it to show the difference.
  const problem = { ...problemOf(new AppError('conflict', { detail })), current: written.current }
  return context.body(JSON.stringify(problem), 409, { 'content-type': 'application/problem+json' })
}
