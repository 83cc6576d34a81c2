import type { Json, RequestNode } from '../../../schemas/flow.ts'
import { environmentNames } from '../environmentNames.ts'
import { DEFAULT_REQUEST_TIMEOUT, HELD_MESSAGES, VARIABLE_LENGTH } from '../limits.ts'
import { durationMs } from '../parseDuration.ts'
import { type CompileContext, compileText } from '../template/CompileContext.ts'
import { type Behaviour, REST } from '../walk/CompiledFlow.ts'
import { nextCallId, setVariables, type Turn } from '../walk/Turn.ts'
import { readPointer } from './readPointer.ts'

type RenderJson = (turn: Turn) => Json

/** Calls an HTTP service and rests until it answers. Messages that come meanwhile are held for the next wait. */
export function compileRequest(node: RequestNode, context: CompileContext): Behaviour {
  const url = compileText(context, node.url)
  const headers = Object.entries(node.headers ?? {}).map(
    ([name, value]) => [name, compileText(context, value)] as const,
  )
  // Only what the author wrote asks for a secret: a customer's text that looks like it does not.
  const secrets = [...new Set(Object.values(node.headers ?? {}).flatMap(environmentNames))]
  const body = node.body === undefined ? null : compileJson(context, node.body)
  const timeout = durationMs(node.timeout ?? DEFAULT_REQUEST_TIMEOUT)
  const result = Object.entries(node.result ?? {})
  return {
    enter(turn) {
      const call = nextCallId(turn)
      turn.session.call = call
      turn.effects.push({
        type: 'callRequest',
        node: context.nodeId,
        call,
        method: node.method,
        url: url(turn),
        headers: Object.fromEntries(headers.map(([name, render]) => [name, render(turn)])),
        ...(secrets.length === 0 ? {} : { secrets }),
        ...(body === null ? {} : { body: body(turn) }),
        timeout,
      })
      return REST
    },
    rest: {
      events: ['message', 'requestReturned', 'requestFailed'],
      resume(turn, event) {
        if (event.type === 'message') {
          const held = turn.session.held ?? []
          if (held.length < HELD_MESSAGES) {
            const { text, value } = event
            turn.session.held = [...held, value === undefined ? text : { text, value }]
          }
          turn.inHand = null
          turn.trace.push({ type: 'messageHeld', node: context.nodeId })
          return REST
        }
        if ((event.type !== 'requestReturned' && event.type !== 'requestFailed') || event.call !== turn.session.call)
          return null
        turn.values = null
        if (event.type === 'requestFailed') {
          turn.session.requestStatus = 0
          turn.trace.push({ type: 'callReturned', node: context.nodeId, outcome: `failed: ${event.reason}` })
          return 'failed'
        }
        turn.session.requestStatus = event.status
        turn.trace.push({ type: 'callReturned', node: context.nodeId, outcome: `status ${event.status}` })
        const found: Record<string, Json> = {}
        for (const [variable, pointer] of result) {
          const value = readPointer(event.body, pointer)
          if (value !== undefined && JSON.stringify(value).length <= VARIABLE_LENGTH) found[variable] = value
        }
        setVariables(turn, context.scope, found)
        return event.status >= 200 && event.status < 300 ? 'ok' : 'failed'
      },
    },
  }
}

function compileJson(context: CompileContext, value: Json): RenderJson {
  if (typeof value === 'string') return compileText(context, value)
  if (isList(value)) {
    const items = value.map((item) => compileJson(context, item))
    return (turn) => items.map((item) => item(turn))
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => [key, compileJson(context, item)] as const)
    return (turn) => Object.fromEntries(entries.map(([key, item]) => [key, item(turn)]))
  }
  return () => value
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
