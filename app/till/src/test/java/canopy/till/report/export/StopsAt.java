package canopy.till.report.export;

/** Somebody stops a file at one of its steps. */
public final class StopsAt extends FileProgress {
  private final int last;
  private int steps;

  /**
   * @param last the step after which it is stopped; 0 for before the first
   */
  public StopsAt(int last) {
    this.last = last;
    if (last == 0) {
      stop();
    }
  }

  @Override
  public void step() {
    super.step();
    steps++;
    if (steps == last) {
      stop();
    }
  }
}
