import type { ProblemDetails } from '@cradle/domain/problem'
import { useEffect, useRef, useState } from 'react'
import { ApiProblem } from './api-problem.ts'
import { Unreachable } from './http.ts'

type Progress = { checked: number; total: number }
type Line<Answer> = Progress | { answer: Answer } | { problem: ProblemDetails }

/** Reads a deed that is watched to its end: tells how far it is, and answers or throws as an unwatched call would. */
export async function answerOf<Answer>(
  lines: AsyncIterable<Line<Answer>>,
  onProgress: (progress: Progress) => void,
): Promise<Answer> {
  for await (const line of lines) {
    if ('answer' in line) return line.answer
    if ('problem' in line) throw new ApiProblem(line.problem)
    onProgress(line)
  }
  throw new Unreachable('the answer broke off')
}

/** How far a watched deed is, as the server counts; undefined while none is under way. */
export function useProgress() {
  const [progress, setProgress] = useState<Progress>()
  const isShown = useRef(true)
  useEffect(() => {
    isShown.current = true
    return () => void (isShown.current = false)
  }, [])
  return { progress, setProgress: (now: Progress | undefined) => isShown.current && setProgress(now) }
}
