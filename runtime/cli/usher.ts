import { runCommandLine } from './runCommandLine.ts'

// `usher check | head` closes the pipe before everything is written: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
// Not process.exit(): it would cut off what a pipe has not taken yet.
process.exitCode = await runCommandLine(process.argv.slice(2), process, process.env)
