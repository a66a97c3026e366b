package canopy.till.day.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.account.ZFigures;
import canopy.core.shift.ShiftSettings;
import canopy.recount.Recount;
import canopy.till.store.query.ClosedDay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every figure of the report, added up again by a program that shares no code with it. */
class RecountTest {
  private static final int STATIONS = 8;
  private static final int DAYS = 4;

  @TempDir Path temp;

  @Test
  void theReportIsWhatAnotherProgramFindsInTheJournal() throws Exception {
    for (int seed = 0; seed < STATIONS; seed++) {
      ShiftSettings.Use use = ShiftSettings.Use.values()[seed % ShiftSettings.Use.values().length];
      Path folder = temp.resolve("station" + seed);
      try (PlayedDays played = new PlayedDays(folder, TankedBook.with(use), seed)) {
        for (int day = 0; day < DAYS; day++) {
          played.day();
          DaySheet now = open(played);
          assertThat(now.report().totals()).isEqualTo(played.state().day().totals());
        }
        compare(played, Recount.of(folder.resolve("journal")));
      }
    }
  }

  private static void compare(PlayedDays played, List<Recount.Day> counted) throws IOException {
    DayReports reports = new DayReports(played.journal, "CNY");
    assertThat(counted).hasSize(DAYS);
    for (int i = 0; i < DAYS; i++) {
      ClosedDay day = played.closed.get(i);
      DaySheet sheet = reports.closed(day);
      assertThat(sheet.isGenuine()).isTrue();
      assertThat(sheet.report().span().day()).isEqualTo(day.day());
      assertThat(ZFigures.of(sheet.report()))
          .as("day %s", day.day())
          .containsExactlyEntriesOf(counted.get(i).figures());
    }
  }

  private static DaySheet open(PlayedDays played) throws IOException {
    return new DayReports(played.journal, "CNY")
        .open(
            played.state().day().closedAtSeq(),
            played.state().seq(),
            played.rules().businessDate(played.state(), played.now()),
            played.rules().dayEnd(played.state(), played.now(), 0));
  }
}
