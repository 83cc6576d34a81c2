import type { Life, Text } from '../../../schemas/flow.ts'
import type { Workspace } from '../../engine/workspace.ts'
import type { Names } from './textsOf.ts'

/** Where the life of conversations is written: in the file of the workspace, at a channel or (of those who wait) at a queue. `names` lead there from the file. */
export type LifePlace = {
  readonly kind: 'workspace' | 'channels' | 'queues'
  /** of the channel or queue */
  readonly id: string | null
  readonly names: Names
  readonly life: Life
}
export type LifeText = { readonly place: LifePlace; readonly names: Names; readonly text: Text }

export function lifePlaces({ workspace, channels, queues }: Workspace): readonly LifePlace[] {
  const at = (
    kind: 'channels' | 'queues',
    all: { readonly [id: string]: { readonly life?: Life } },
  ): readonly LifePlace[] =>
    Object.entries(all).flatMap(([id, { life }]) =>
      life === undefined ? [] : [{ kind, id, names: [kind, id, 'life'], life }],
    )
  const own: readonly LifePlace[] =
    workspace.life === undefined ? [] : [{ kind: 'workspace', id: null, names: ['life'], life: workspace.life }]
  return [...own, ...at('channels', channels), ...at('queues', queues)]
}

/** Every text in them that a customer may read. */
export function lifeTexts(workspace: Workspace): readonly LifeText[] {
  return lifePlaces(workspace).flatMap((place) => {
    const { idle: { reminders = [], close } = {}, waiting, terms } = place.life
    const texts: readonly (readonly [Names, Text | undefined])[] = [
      ...reminders.map(({ text }, index) => [['idle', 'reminders', index, 'text'], text] as const),
      [['idle', 'close', 'text'], close?.text],
      [['waiting', 'text'], waiting?.text],
      [['waiting', 'closed'], waiting?.closed],
      [['terms', 'text'], terms?.text],
    ]
    return texts.flatMap(([names, text]) =>
      text === undefined ? [] : [{ place, names: [...place.names, ...names], text }],
    )
  })
}
