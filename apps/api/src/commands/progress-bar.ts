const WIDTH = 30

/** One line of progress that redraws itself; where nobody watches (a file, a pipe) nothing is drawn. */
export function progressBar(what: string, stream: NodeJS.WriteStream = process.stderr) {
  let drawn = ''
  const draw = (line: string) => {
    if (!stream.isTTY || line === drawn) return
    drawn = line
    stream.write(`\r${line}`)
  }
  return {
    /** `done` of `total`, in whatever is counted. */
    show: (done: number, total: number) => draw(lineOf(what, done, total)),
    end: () => {
      if (drawn !== '') stream.write('\n')
    },
  }
}

/** '校验 [##########--------------------]  33% 1,000 / 3,000'. */
export function lineOf(what: string, done: number, total: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 1
  const full = Math.floor(share * WIDTH)
  const bar = '#'.repeat(full) + '-'.repeat(WIDTH - full)
  const number = new Intl.NumberFormat('en-US')
  return `${what} [${bar}] ${String(Math.floor(share * 100)).padStart(3)}% ${number.format(done)} / ${number.format(total)}`
}
