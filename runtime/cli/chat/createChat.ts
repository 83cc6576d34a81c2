import type { OutboundMessage } from '../../../schemas/wire.ts'
import { AppError } from '../../AppError.ts'
import type { CompiledRelease, Effect, Event, TakenTurn } from '../../engine/index.ts'
import { sayValue } from '../../engine/words.ts'
import { explainTurn } from '../../proof/explain/explainTurn.ts'
import { createRehearsal, type RehearsedTurn } from '../../proof/scenario/Rehearsal.ts'
import { type Give, letHappen } from '../../proof/scenario/runScenario.ts'
import type { SpokenLine } from '../../proof/scenario/ScenarioResult.ts'

type Opening = Parameters<typeof createRehearsal>[2]

/** One turn of a chat, as `--json` prints it. `at` is on the chat's clock. */
export type ChatTurn = {
  readonly turn: number
  readonly at: string
  readonly event: Event
  readonly handledBy: TakenTurn['handledBy']
  readonly owner: string
  readonly waitingAt: string | null
  readonly replies: readonly OutboundMessage[]
  readonly effects: readonly Effect[]
  readonly trace: TakenTurn['trace']
  readonly explanation: readonly string[]
}

export type Happened = { readonly lines: readonly SpokenLine[]; readonly turns: readonly ChatTurn[] }

export type Chat = {
  /** Throws `badRequest` when the step does not fit how the conversation stands. */
  readonly give: (step: Give) => Happened
  /** presses a button of the last message that has some, from 1 */
  readonly press: (button: number) => Happened
  /** the buttons that can be pressed */
  readonly buttons: () => NonNullable<OutboundMessage['quickReplies']>
  /** the turns of the last thing that happened */
  readonly lastTurns: () => readonly ChatTurn[]
  readonly now: () => number
}

/** A conversation with a flow that somebody leads line by line, on a clock that they move. */
export function createChat(release: CompiledRelease, flowId: string, opening: Opening): Chat {
  const rehearsal = createRehearsal(release, flowId, opening)
  let last: readonly ChatTurn[] = []
  let buttons: NonNullable<OutboundMessage['quickReplies']> = []
  let told = 0

  function give(step: Give): Happened {
    const before = rehearsal.turns().length
    const refused = letHappen(rehearsal, step)
    if (refused !== null) {
      throw new AppError('badRequest', {
        detail: `That needs ${sayValue(refused.expected)}; now it is: ${sayValue(refused.got)}.`,
      })
    }
    last = rehearsal
      .turns()
      .slice(before)
      .map((turn, index) => viewOf(turn, before + index + 1))
    const shown = last.flatMap(({ replies }) => replies).findLast(({ quickReplies }) => quickReplies !== undefined)
    if (last.length > 0) buttons = shown?.quickReplies ?? []
    const lines = rehearsal.lines.slice(told)
    told = rehearsal.lines.length
    return { lines, turns: last }
  }
  return {
    give,
    press(button) {
      const pressed = buttons[button - 1]
      if (pressed === undefined)
        throw new AppError('badRequest', {
          detail: `There is no button ${button}${buttons.length === 0 ? '' : `; there are ${buttons.length}`}.`,
        })
      return give({ customer: { text: pressed.label, value: pressed.value } })
    },
    buttons: () => buttons,
    lastTurns: () => last,
    now: rehearsal.now,
  }
}

function viewOf(turn: RehearsedTurn, number: number): ChatTurn {
  const { at, event, handledBy, conversation, effects, trace } = turn
  const isWaiting = conversation.owner === 'flow' || conversation.owner === 'bot'
  return {
    turn: number,
    at: new Date(at).toISOString(),
    event,
    handledBy,
    owner: conversation.owner,
    waitingAt: isWaiting ? (conversation.session?.node ?? null) : null,
    replies: effects.flatMap((effect) => (effect.type === 'sendMessage' ? [effect.message] : [])),
    effects,
    trace,
    explanation: explainTurn(turn),
  }
}
