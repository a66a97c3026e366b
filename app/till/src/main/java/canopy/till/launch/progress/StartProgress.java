package canopy.till.launch.progress;

/**
 * How far the start is.
 *
 * @param done lines read so far
 * @param of lines to read; 0 where nobody can say
 */
public record StartProgress(StartStep step, long done, long of) {
  /** A step whose length is not known. */
  public static StartProgress at(StartStep step) {
    return new StartProgress(step, 0, 0);
  }
}
