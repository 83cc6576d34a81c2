import { useTranslation } from 'react-i18next'
import { CAPABILITIES } from '../../../runtime/channels/kinds.ts'
import type { Content, Option } from '../../../schemas/flow.ts'
import type { Channel } from '../../../schemas/resources.ts'
import { useContentLanguage, useDesigner, useEditor } from '../../editor/DesignerContext.ts'
import css from './MessagePreview.module.css'
import { PreviewBubble } from './PreviewBubble.tsx'
import { previewOf } from './previewOf.ts'
import { isTemplate, useFill } from './useFill.ts'
import { useUsedKinds } from './useUsedKinds.ts'

const KINDS = Object.keys(CAPABILITIES) as readonly Channel['kind'][] // the keys of an exhaustive record

type Props = {
  readonly content: Content
  /** what the last message offers to choose from */
  readonly options?: readonly Option[]
}

/** What a customer sees of it on a kind of channel: at first on one where the flow is used. */
export function MessagePreview({ content, options = [] }: Props) {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const language = useContentLanguage()
  const kinds = useUsedKinds()
  const { kind: chosen, isOpen } = useEditor((state) => state.preview)
  const fill = useFill(isOpen ? JSON.stringify([content, options]) : '')
  if (!isOpen) {
    return (
      <button type="button" className={css.fold} aria-expanded="false" onClick={() => set({ isOpen: true })}>
        {t('preview.title')}
      </button>
    )
  }
  // Where platforms have limits, they are what one wants to see first.
  const kind = chosen ?? kinds.find((each) => each !== 'web') ?? 'web'
  return (
    <fieldset className={css.preview} aria-label={t('preview.title')}>
      <div className={css.head}>
        <button type="button" className={css.fold} aria-expanded="true" onClick={() => set({ isOpen: false })}>
          {t('preview.title')}
        </button>
        <select
          aria-label={t('preview.on')}
          value={kind}
          onChange={({ target }) => set({ kind: target.value as Channel['kind'] })} // the options are all kinds
        >
          {[true, false].map((isUsed) => (
            <optgroup key={String(isUsed)} label={isUsed ? t('preview.used') : t('preview.others')}>
              {KINDS.filter((each) => kinds.includes(each) === isUsed).map((each) => (
                <option key={each} value={each}>
                  {t(`channelKinds.${each}`)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div className={css.talk} data-kind={kind}>
        {content.map((part, index) => (
          <PreviewBubble
            // biome-ignore lint/suspicious/noArrayIndexKey: messages have no other name
            key={index}
            message={previewOf(part, index === content.length - 1 ? options : [], kind, language, fill ?? undefined)}
            isFilledIn={fill !== null && isTemplate(JSON.stringify(part))}
          />
        ))}
      </div>
    </fieldset>
  )

  function set(part: Partial<{ kind: Channel['kind']; isOpen: boolean }>): void {
    editor.setState(({ preview }) => ({ preview: { ...preview, ...part } }))
  }
}
