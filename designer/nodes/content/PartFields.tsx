import type { ContentPart } from '../../../schemas/flow.ts'
import { CardsPartEditor } from './CardsPartEditor.tsx'
import { MediaPartEditor } from './MediaPartEditor.tsx'
import type { PartProps } from './PartProps.ts'
import { TemplateEditor } from './TemplateEditor.tsx'
import { TextPartEditor } from './TextPartEditor.tsx'

/** One message, whatever it is. */
export function PartFields({ part, ...shared }: PartProps<ContentPart>) {
  return (
    <>
      {'media' in part ? (
        <MediaPartEditor part={part} {...shared} />
      ) : 'cards' in part ? (
        <CardsPartEditor part={part} {...shared} />
      ) : (
        <TextPartEditor part={part} {...shared} />
      )}
      <TemplateEditor part={part} languages={shared.languages} onChange={shared.onChange} />
    </>
  )
}
