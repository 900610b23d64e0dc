/** A box of lines that keeps its end in view while the reader is there, and leaves a reader further up in peace. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Closer to the end than this, and the reader is following. */
const NEAR_END_PX = 120;

export interface Following {
  /** Goes onto the box that scrolls. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** Something came while the reader was further up. */
  readonly hasNews: boolean;
  toEnd(): void;
}

/**
 * @param content  changes when something was said
 * @param mine     changes when the reader said something: then the end comes into view in any case
 */
export function useFollowing(content: unknown, mine: string | undefined): Following {
  const box = useRef<HTMLDivElement>(null);
  const isNear = useRef(true);
  const [hasNews, setHasNews] = useState(false);
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const onScroll = () => {
      isNear.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
      if (isNear.current) setHasNews(false);
    };
    // The keyboard of a phone comes up, or an answer grows: what was at the end stays at the end.
    const resized = new ResizeObserver(() => isNear.current && element.scrollTo({ top: element.scrollHeight }));
    resized.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, []);

  useLayoutEffect(() => {
    if (isNear.current) toEnd();
    else setHasNews(true);
  }, [content]);
  useLayoutEffect(() => {
    if (mine !== undefined) toEnd();
  }, [mine]);

  return { box, hasNews, toEnd };
}
