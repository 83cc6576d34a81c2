import type { SimulateRequest } from '../../../schemas/wire.ts'
import { AppError, type AppErrorCode, type AppErrorDetails } from '../../AppError.ts'
import { nearest } from '../../engine/files/nearest.ts'
import { parseFile } from '../../engine/files/parseFile.ts'
import { type CompiledRelease, compileRelease, type Workspace } from '../../engine/index.ts'
import { simulate } from '../../proof/simulate/simulate.ts'
import { parseAs } from '../readBody.ts'

/** What a person asks for, as it came, and what they may. */
export type Asked = { readonly text: string; readonly mayTryDrafts: boolean }

/** The answer's JSON, or why there is none; plain data that goes from one thread to another. */
export type Outcome =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: AppErrorCode; readonly details: AppErrorDetails }

/** Decides without storing anything: reads, compiles and plays the request. All of it takes as long as the request wants it to, so none of it runs beside customers' messages. */
export function decideAside(live: Workspace, { text, mayTryDrafts }: Asked): Outcome {
  try {
    const request = parseAs('simulateRequest', text)
    if (request.flow !== undefined && !mayTryDrafts) {
      throw new AppError('forbidden', {
        detail:
          'A flow that is not published needs the role designer; the flows of the live release are named by "flowId".',
        pointer: '/flow',
      })
    }
    if (request.channel !== undefined) requireKnown('channel', request.channel, live.channels)
    const { release, flowId } = request.flow === undefined ? ofLive(request, live) : ofDraft(request.flow, live)
    const simulated = simulate(release, flowId, request)
    if (simulated.ok) return { ok: true, text: JSON.stringify(simulated.answer) }
    throw new AppError('unprocessable', { detail: simulated.message, pointer: simulated.pointer })
  } catch (error) {
    if (error instanceof AppError) return { ok: false, code: error.code, details: error.details }
    throw error
  }
}

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
