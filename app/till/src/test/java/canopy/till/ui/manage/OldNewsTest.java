package canopy.till.ui.manage;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.ui.Notice;
import java.time.LocalDate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class OldNewsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>();
  private final OldNews news = new OldNews();

  private void told(Notice.Level level) {
    notice.set(Notice.of(level, "shift.closed"));
  }

  @Test
  void standsForWhoWasToldOnThatDay() {
    news.drop(DAY, "1001", notice);
    told(Notice.Level.DONE);
    news.drop(DAY, "1001", notice);
    assertThat(notice.get()).isNotNull();
  }

  @Test
  void isGoneForAnotherPersonAndOnAnotherDay() {
    news.drop(DAY, "1001", notice);
    told(Notice.Level.DONE);
    news.drop(DAY, "1002", notice);
    assertThat(notice.get()).isNull();
    told(Notice.Level.DONE);
    news.drop(DAY.plusDays(1), "1002", notice);
    assertThat(notice.get()).isNull();
  }

  @Test
  void aQuestionIsNotLeftToSomebodyElseButAWarningStands() {
    news.drop(DAY, "1001", notice);
    notice.set(
        Notice.of(Notice.Level.WARNING, "shift.notcounted").with("shift.closeanyway", () -> {}));
    news.drop(DAY, null, notice);
    assertThat(notice.get()).isNull();
    told(Notice.Level.WARNING);
    news.drop(DAY, "1002", notice);
    assertThat(notice.get()).isNotNull();
  }
}
