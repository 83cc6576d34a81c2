import type { Life, Text } from '../../../schemas/flow.ts'
import { durationMs } from '../parseDuration.ts'
import { type CompileContext, compileLocalised, type Render } from '../template/CompileContext.ts'
import type { CompiledFlow } from '../walk/CompiledFlow.ts'
import type { CompiledIdle, CompiledLife, CompiledWaiting } from '../walk/CompiledLife.ts'
import type { Workspace } from '../workspace.ts'
import { lifeOf } from './lifeOf.ts'

/** The life of a flow's conversations on each channel and in each queue, compiled when it is first asked for. */
export function livesOf(workspace: Workspace, flowId: string): CompiledFlow['life'] {
  const known = new Map<string, CompiledLife>()
  return (channelId, queueId) => {
    const key = queueId === undefined ? channelId : `${channelId} ${queueId}`
    const found = known.get(key) ?? compileLife(workspace, lifeOf(workspace, channelId, flowId, queueId))
    known.set(key, found)
    return found
  }
}

function compileLife(workspace: Workspace, { idle, terms, waiting }: Life): CompiledLife {
  // A template that cannot be read says nothing: no conversation is lost to it, and `check` tells.
  const context: CompileContext = {
    workspace,
    languages: workspace.workspace.languages,
    nodeId: '',
    scope: '',
    problems: [],
  }
  const compile = (text: Text): Render => compileLocalised(context, text)
  return {
    idle: idle === undefined ? null : compileIdle(idle, compile),
    waiting: waiting === undefined ? null : compileWaiting(waiting, compile),
    terms: terms === undefined ? null : { version: terms.version, say: compile(terms.text) },
  }
}

function compileIdle(
  { reminders = [], close }: NonNullable<Life['idle']>,
  compile: (text: Text) => Render,
): CompiledIdle {
  return {
    reminders: reminders
      .map(({ after, text }) => ({ after: durationMs(after), say: compile(text) }))
      .sort((a, b) => a.after - b.after),
    close:
      close === undefined
        ? null
        : { after: durationMs(close.after), say: close.text === undefined ? null : compile(close.text) },
  }
}

function compileWaiting(
  { every, text, closed }: NonNullable<Life['waiting']>,
  compile: (text: Text) => Render,
): CompiledWaiting {
  return {
    every: durationMs(every),
    say: text === undefined ? null : compile(text),
    closed: closed === undefined ? null : compile(closed),
  }
}
