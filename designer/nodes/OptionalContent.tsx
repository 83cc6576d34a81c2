import type { Content } from '../../schemas/flow.ts'
import { CheckField } from '../controls/CheckField.tsx'
import { useFlow } from '../editor/DesignerContext.ts'
import { ContentEditor } from './ContentEditor.tsx'

type Props = {
  /** asks whether there is to be any */
  readonly question: string
  readonly label: string
  readonly content: Content | undefined
  /** where it lies in the node */
  readonly at: string
  readonly onChange: (content: Content | undefined, key?: string) => void
}

/** A content that need not be there. */
export function OptionalContent({ question, label, content, at, onChange }: Props) {
  const languages = useFlow()?.languages ?? []
  const empty = (): Content => [{ text: Object.fromEntries(languages.map((language) => [language, ''])) }]
  return (
    <>
      <CheckField
        label={question}
        value={content !== undefined}
        onChange={(on) => onChange(on ? empty() : undefined)}
      />
      {content !== undefined && <ContentEditor label={label} content={content} at={at} onChange={onChange} />}
    </>
  )
}
