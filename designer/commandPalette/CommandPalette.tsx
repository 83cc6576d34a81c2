import { Command } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchDialog, type SearchItem } from '../controls/SearchDialog.tsx'
import { useDesigner } from '../editor/DesignerContext.ts'
import { openFlow } from '../editor/EditorStore.ts'
import { type Findable, useFindable } from './useFindable.tsx'

/** Something that can be done now. */
export type PaletteCommand = {
  readonly name: string
  readonly title: string
  readonly shortcut?: string
  readonly run: () => void
}

type Props = { readonly commands: readonly PaletteCommand[]; readonly onClose: () => void }
type Item = Findable | (SearchItem & { readonly run: () => void })

const COMMAND = <Command size={15} aria-hidden="true" />

/** Finds everything by typing: what can be done now, and every flow, node, text and keyword. */
export function CommandPalette({ commands, onClose }: Props) {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const places = useFindable()
  const items = useMemo(
    () => [
      ...commands.map(
        ({ name, title, shortcut, run }): Item => ({
          key: `command ${name}`,
          title,
          icon: COMMAND,
          run,
          ...(shortcut === undefined ? {} : { shortcut }),
        }),
      ),
      ...places,
    ],
    [commands, places],
  )
  const choose = (item: Item) => {
    if ('run' in item) item.run()
    else openFlow(editor, item.flowId, item.nodeId === null ? [] : [item.nodeId])
  }
  return (
    <SearchDialog
      label={t('commandPalette.title')}
      placeholder={t('commandPalette.search')}
      items={items}
      onChoose={choose}
      onClose={onClose}
    />
  )
}
