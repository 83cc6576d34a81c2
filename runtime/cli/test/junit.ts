import type { PlayedScenario } from '../playScenarios.ts'
import { sayConversation } from '../sayConversation.ts'
import { type Report, sayFailure } from './Report.ts'

/** The XML that CI services read since JUnit: a suite for each flow. Times are left out, so that the same run gives the same bytes. */
export const junit: Report = (played) => {
  const suites = Map.groupBy(played, ({ flow }) => flow)
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="usher test" ${counts(played)}>`,
    ...[...suites].flatMap(([flow, scenarios]) => [
      `  <testsuite name="${escapeXml(flow)}" ${counts(scenarios)}>`,
      ...scenarios.flatMap(testCase),
      '  </testsuite>',
    ]),
    '</testsuites>',
  ]
  return `${lines.join('\n')}\n`
}

const counts = (scenarios: readonly PlayedScenario[]): string =>
  `tests="${scenarios.length}" failures="${scenarios.filter(({ passed }) => !passed).length}" errors="0"`

function testCase(scenario: PlayedScenario): readonly string[] {
  const { flow, name, file, at, passed, failures, conversation } = scenario
  const attributes = `classname="${escapeXml(flow)}" name="${escapeXml(name)}" file="${escapeXml(file)}"`
  if (passed) return [`    <testcase ${attributes}/>`]
  return [
    `    <testcase ${attributes}>`,
    ...failures.flatMap((failure) => [
      `      <failure message="${escapeXml(sayFailure(scenario, failure))}">`,
      ...sayConversation(conversation, at).map(escapeXml),
      '      </failure>',
    ]),
    '    </testcase>',
  ]
}

const ENTITIES: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
}
/** What XML 1.0 has no way to write. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu

function escapeXml(text: string): string {
  return text.replace(UNWRITABLE, '\ufffd').replace(/[&<>"\n]/g, (sign) => ENTITIES[sign] ?? sign)
}
