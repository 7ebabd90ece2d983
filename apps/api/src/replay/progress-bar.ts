const WIDTH = 30

/** A progress bar on the terminal that counts things; where nobody watches it says nothing. */
export function progressBar(total: number, unit: string, output: NodeJS.WriteStream = process.stderr) {
  let done = 0
  let shown = -1
  const draw = () => {
    const share = total === 0 ? 1 : Math.min(1, done / total)
    const percent = Math.floor(share * 100)
    if (!output.isTTY || percent === shown) return
    shown = percent
    const filled = Math.round(share * WIDTH)
    output.write(`\r${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${percent}%  ${done} / ${total} ${unit}`)
  }
  return {
    step() {
      done += 1
      draw()
    },
    end() {
      if (output.isTTY) output.write('\n')
    },
  }
}
