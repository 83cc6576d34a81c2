import css from '../cardParts.module.css'
import type { CardProps } from '../NodeFace.ts'

export function AssignCard({ node }: CardProps<'assign'>) {
  const lines = [
    ...Object.entries(node.variables ?? {}).map(([name, value]) => `vars.${name} = ${String(value)}`),
    ...Object.entries(node.contact ?? {}).map(([name, value]) => `contact.${name} = ${String(value)}`),
    ...(node.addTags ?? []).map((tag) => `+ ${tag}`),
    ...(node.removeTags ?? []).map((tag) => `− ${tag}`),
    ...(node.language === undefined ? [] : [`language = ${node.language}`]),
  ]
  return (
    <>
      {lines.slice(0, 4).map((line) => (
        <p key={line} className={css.code} title={line}>
          {line}
        </p>
      ))}
      {lines.length > 4 && <p className={css.more}>+{lines.length - 4}</p>}
    </>
  )
}
