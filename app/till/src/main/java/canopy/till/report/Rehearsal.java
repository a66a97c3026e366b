package canopy.till.report;

import canopy.till.report.page.ReportKind;
import canopy.till.report.page.ReportPage;
import canopy.till.store.report.Running;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Makes each page once and throws it away, one after the other: a first page of its kind loads
 * classes and reads tables for much longer than any after it. Done while nobody needs the till,
 * nobody waits for that. FX thread.
 */
final class Rehearsal {
  private final Function<ReportKind, Running<ReportPage>> ask;
  private final BooleanSupplier opened;
  private final Executor screen;
  private final Deque<ReportKind> left = new ArrayDeque<>(List.of(ReportKind.values()));

  /**
   * @param opened whether somebody wants pages now: none is in front of theirs then
   * @param screen runs something on the FX thread
   */
  Rehearsal(
      Function<ReportKind, Running<ReportPage>> ask, BooleanSupplier opened, Executor screen) {
    this.ask = ask;
    this.opened = opened;
    this.screen = screen;
  }

  /** Makes one more, and the others after it; none after one that failed. */
  void next() {
    ReportKind kind = left.poll();
    if (kind == null || opened.getAsBoolean()) {
      return;
    }
    var _ = ask.apply(kind).answer().thenRun(() -> screen.execute(this::next));
  }
}
