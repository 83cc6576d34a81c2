import type { SimulateRequest } from '../../../schemas/wire.ts'
import { AppError } from '../../AppError.ts'
import { nearest } from '../../engine/files/nearest.ts'
import { parseFile } from '../../engine/files/parseFile.ts'
import { type CompiledRelease, compileRelease, type Workspace } from '../../engine/index.ts'
import { simulate } from '../../proof/simulate/simulate.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { readAs, WORKSPACE_BYTES } from '../readBody.ts'

/** What a flow would decide: nothing is stored or sent, nobody is called. */
export const simulateRoutes = (deps: HttpDeps): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/simulate',
    summary:
      'Says what a flow would decide about a conversation, with the trace of each decision. Stores and sends nothing.',
    role: 'viewer',
    body: 'simulateRequest',
    answer: 'wire/simulateAnswer',
    async handle(context) {
      const request = await readAs(context, 'simulateRequest', WORKSPACE_BYTES)
      const { workspace } = deps.live()
      const { channel } = request
      if (channel !== undefined) requireKnown('channel', channel, workspace.channels)
      const { release, flowId } =
        request.flow === undefined ? ofLive(request, workspace) : ofDraft(request.flow, workspace)
      const simulated = simulate(release, flowId, request)
      if (simulated.ok) return context.json(simulated.answer)
      throw new AppError('unprocessable', { detail: simulated.message, pointer: simulated.pointer })
    },
  }),
]

type Chosen = { readonly release: CompiledRelease; readonly flowId: string }

function ofLive({ flowId = '' }: SimulateRequest, workspace: Workspace): Chosen {
  requireKnown('flow', flowId, workspace.flows, '/flowId')
  return compiled(workspace, flowId)
}

/** A flow that is not published yet, among the resources and flows of the live release. */
function ofDraft(flow: NonNullable<SimulateRequest['flow']>, workspace: Workspace): Chosen {
  const parsed = parseFile('flow', flow, 'flow')
  if (!parsed.ok) throw broken(parsed.issues)
  return compiled({ ...workspace, flows: { ...workspace.flows, [flow.id]: parsed.value } }, flow.id)
}

function compiled(workspace: Workspace, flowId: string): Chosen {
  const release = compileRelease(workspace, 'simulated')
  const flow = release.flow(flowId)
  if (!flow.ok) throw broken(flow.issues)
  return { release, flowId }
}

function broken(issues: readonly { readonly path: string; readonly message: string }[]): AppError {
  const errors = issues.map(({ path, message }) => ({ pointer: `/flow${path}`, message }))
  return new AppError('unprocessable', {
    detail: errors[0]?.message ?? 'The flow cannot be compiled.',
    errors,
    pointer: errors[0]?.pointer ?? '/flow',
  })
}

function requireKnown(what: string, id: string, known: object, pointer = `/${what}`): void {
  if (Object.hasOwn(known, id)) return
  const near = nearest(id, Object.keys(known))
  throw new AppError('notFound', {
    detail: `There is no ${what} "${id}" in the live release.${near === null ? '' : ` Did you mean "${near}"?`}`,
    pointer,
  })
}
