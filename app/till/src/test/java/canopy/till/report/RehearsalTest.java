package canopy.till.report;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.report.page.ReportKind;
import canopy.till.report.page.ReportPage;
import canopy.till.store.query.StoreUnavailable;
import canopy.till.store.report.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Pages that are made before anybody asks for them. */
class RehearsalTest {
  private final List<ReportKind> asked = new ArrayList<>();
  private final List<Running<ReportPage>> running = new ArrayList<>();
  private boolean opened;
  private final Rehearsal pages = new Rehearsal(this::ask, () -> opened, Runnable::run);

  private Running<ReportPage> ask(ReportKind kind) {
    asked.add(kind);
    Running<ReportPage> page = new Running<>();
    running.add(page);
    return page;
  }

  private void made() {
    running.getLast().answer().complete(null);
  }

  @Test
  void eachIsMadeOnceOneAfterTheOther() {
    pages.next();
    for (int made = 1; made <= ReportKind.values().length; made++) {
      assertThat(asked).hasSize(made);
      made();
    }
    pages.next();
    assertThat(asked).containsExactly(ReportKind.values());
  }

  @Test
  void noneComesBeforeThoseThatSomebodyAsksFor() {
    pages.next();
    opened = true;
    made();
    assertThat(asked).hasSize(1);
  }

  @Test
  void aDatabaseThatCannotAnswerIsLeftAlone() {
    pages.next();
    running.getLast().answer().completeExceptionally(new StoreUnavailable("gone", new Exception()));
    assertThat(asked).hasSize(1);
  }

  @Test
  void aPageThatWasStoppedEndsIt() {
    pages.next();
    running.getLast().answer().completeExceptionally(new CancellationException());
    assertThat(asked).hasSize(1);
  }
}
