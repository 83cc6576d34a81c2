import { ImagePlus, SendHorizontal, UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../controls/Button.tsx'
import css from './Simulator.module.css'
import type { TalkNow } from './useTalk.ts'

/** What a customer might send; nothing is there, and nothing is loaded. */
const PICTURE = { kind: 'image', url: 'https://example.com/picture.jpg' } as const

/** The customer's words; and, while people have the conversation, the agent who finishes it. */
export function Composer({ played, give }: Pick<TalkNow, 'played' | 'give'>) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const owner = played.conversation?.owner
  const isWithPeople = owner === 'queue' || owner === 'agent'
  return (
    <form
      className={css.composer}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() === '') return
        give({ customer: text })
        setText('')
      }}
    >
      {isWithPeople && (
        <Button icon={UserRoundCheck} onClick={() => give({ agent: 'closes' })}>
          {t('simulator.agentCloses')}
        </Button>
      )}
      <div className={css.write}>
        <input
          data-focus
          // biome-ignore lint/a11y/noAutofocus: the panel is opened to write in it
          autoFocus
          dir="auto"
          value={text}
          aria-label={t('simulator.write')}
          placeholder={t('simulator.write')}
          autoComplete="off"
          onChange={({ target }) => setText(target.value)}
        />
        <IconButton
          icon={ImagePlus}
          label={t('simulator.sendPicture')}
          onClick={() => {
            give({ customer: { ...(text.trim() === '' ? {} : { text }), attachments: [PICTURE] } })
            setText('')
          }}
        />
        <IconButton type="submit" icon={SendHorizontal} label={t('simulator.send')} disabled={text.trim() === ''} />
      </div>
    </form>
  )
}
