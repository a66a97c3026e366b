package canopy.till.day.sheet;

import canopy.core.shift.ShiftSettings;
import canopy.till.journal.Journal;
import canopy.till.naxml.NaxmlDay;
import canopy.till.store.query.ClosedDay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Random days for tests of what is made of them. */
public final class PlayedStation implements AutoCloseable {
  private final PlayedDays played;

  private PlayedStation(PlayedDays played) {
    this.played = played;
  }

  public static PlayedStation open(Path folder, long seed) throws IOException {
    return open(folder, "1", ShiftSettings.Use.OPENED_BY_SALE, seed);
  }

  /** One till of more. */
  public static PlayedStation open(Path folder, String till, ShiftSettings.Use use, long seed)
      throws IOException {
    return new PlayedStation(new PlayedDays(folder, TankedBook.with(till, use), seed));
  }

  /** Its journal, which closes with it. */
  public Journal journal() {
    return played.journal;
  }

  /** Plays days and closes them, without their reports. */
  public void play(int count) {
    for (int i = 0; i < count; i++) {
      played.day();
    }
  }

  /** Plays days and closes them. */
  public List<NaxmlDay> days(int count) throws IOException {
    DayReports reports = new DayReports(played.journal, "CNY");
    List<NaxmlDay> days = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      played.day();
      days.add(
          new NaxmlDay(
              reports.closed(played.closed.getLast()).report(),
              reports.lines(played.closed.getLast()),
              new NaxmlDay.Station("S001", "1", "0", ZoneId.of("Asia/Shanghai"), 2),
              id -> Optional.empty()));
    }
    return days;
  }

  /** The report of a day that was played. */
  public DaySheet sheet(int index) throws IOException {
    return new DayReports(played.journal, "CNY").closed(played.closed.get(index));
  }

  /** All days that were closed, oldest first. */
  public List<ClosedDay> closed() {
    return List.copyOf(played.closed);
  }

  @Override
  public void close() throws IOException {
    played.close();
  }
}
