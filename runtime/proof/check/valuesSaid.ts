import type { Workspace } from '../../engine/workspace.ts'
import { type LifePlace, lifeTexts } from '../content/lifeTexts.ts'
import { type Names, templatesIn } from '../content/textsOf.ts'
import { type ValueRead, valuesIn } from './valuesRead.ts'

/** Every value that is read by what conversations hear by themselves. `names` lead from the file to the text. */
export function valuesSaid(
  workspace: Workspace,
): readonly { readonly place: LifePlace; readonly names: Names; readonly value: ValueRead }[] {
  return lifeTexts(workspace).flatMap(({ place, names, text }) =>
    templatesIn(text, names)
      .flatMap(valuesIn)
      .map((value) => ({ place, names: value.names, value })),
  )
}
