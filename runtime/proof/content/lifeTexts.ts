import type { Life, Text } from '../../../schemas/flow.ts'
import { filePath } from '../../engine/files/FileKind.ts'
import type { Workspace } from '../../engine/workspace.ts'
import type { Names } from './textsOf.ts'

/** Where the life of conversations is written: in the file of the workspace, or (`channel`) at a channel. `names` lead there from the file. */
export type LifePlace = {
  readonly file: string
  readonly channel: string | null
  readonly names: Names
  readonly life: Life
}
export type LifeText = { readonly place: LifePlace; readonly names: Names; readonly text: Text }

export function lifePlaces({ workspace, channels }: Workspace): readonly LifePlace[] {
  const own: readonly LifePlace[] =
    workspace.life === undefined
      ? []
      : [{ file: filePath('workspace'), channel: null, names: ['life'], life: workspace.life }]
  return [
    ...own,
    ...Object.entries(channels).flatMap(([channel, { life }]): readonly LifePlace[] =>
      life === undefined ? [] : [{ file: filePath('channels'), channel, names: ['channels', channel, 'life'], life }],
    ),
  ]
}

/** Every text in them that a customer may read. */
export function lifeTexts(workspace: Workspace): readonly LifeText[] {
  return lifePlaces(workspace).flatMap((place) => {
    const { idle: { reminders = [], close } = {}, terms } = place.life
    return [
      ...reminders.map(({ text }, index) => ({
        place,
        names: [...place.names, 'idle', 'reminders', index, 'text'],
        text,
      })),
      ...(close?.text === undefined
        ? []
        : [{ place, names: [...place.names, 'idle', 'close', 'text'], text: close.text }]),
      ...(terms === undefined ? [] : [{ place, names: [...place.names, 'terms', 'text'], text: terms.text }]),
    ]
  })
}
