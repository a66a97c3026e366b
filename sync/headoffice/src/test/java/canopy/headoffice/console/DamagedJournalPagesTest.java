package canopy.headoffice.console;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.identity.Stations;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestJournal;
import canopy.headoffice.support.TestStation;
import canopy.headoffice.support.TestTill;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the console says of lines that are not what they should be. */
@ExtendWith(TestDatabases.class)
final class DamagedJournalPagesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");
  private static final String QUARANTINE = "/console/quarantine";

  private final TestDatabase database;

  DamagedJournalPagesTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void nobody() {
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM console_user"));
  }

  private static TestBrowser browser(
      TestHeadOffice office, String name, Role role, @Nullable String site) throws Exception {
    return new TestBrowser(office, new User(name, name, role, site, "en", true));
  }

  @Test
  void saysWhichLineCouldNotBeReadAndWhyToThoseWhoSeeItsStation() throws Exception {
    TestJournal journal = new TestJournal("S001", "U1");
    journal.add(DAY, Instant.parse("2026-11-22T02:00:00Z"), "note.written", 1, "{}");
    journal.add(DAY, Instant.parse("2026-11-22T02:00:01Z"), "moon.landed", 7, "{}");
    try (TestHeadOffice office = new TestHeadOffice(database);
        TestBrowser all = browser(office, "anna", Role.VIEWER, null)) {
      Stations.Site other = new Stations.Site("S002", "North", "Asia/Shanghai", "CNY");
      office.headOffice().stations().addSite(other);
      assertThat(all.get(QUARANTINE).body()).doesNotContain("could not be read");
      assertThat(office.enrolled("U1").postLines(journal.all()).status()).isEqualTo(200);
      assertThat(all.get(QUARANTINE).body())
          .contains(
              "Lines that could not be read",
              "<td>S001/U1</td><td class=\"number\">2</td>",
              "2026-11-22",
              "moon.landed version 7");
      try (TestBrowser others = browser(office, "berta", Role.STATION_MANAGER, "S002")) {
        assertThat(others.get(QUARANTINE).body()).doesNotContain("moon.landed");
      }
    }
  }

  @Test
  void aTillInQuarantineGoesOnWhenAPersonHasSaidWhatWasDone() throws Exception {
    TestJournal journal = new TestJournal("S001", "Q1").fill(5, DAY);
    TestJournal other = new TestJournal("S001", "Q1").fill(3, DAY.minusDays(1));
    try (TestHeadOffice office = new TestHeadOffice(database);
        TestBrowser chief = browser(office, "anna", Role.HEAD_OFFICE, null)) {
      TestTill till = office.enrolled("Q1");
      assertThat(till.postLines(journal.all()).status()).isEqualTo(200);
      assertThat(chief.get(QUARANTINE).body()).contains("No till is in quarantine.");
      assertThat(till.postLines(other.all()).problem()).isEqualTo("fork");
      assertThat(chief.get(QUARANTINE).body())
          .contains(
              "S001/Q1",
              "Line 1 is another one than the stored line; 5 lines are stored, 3 lines were put"
                  + " aside.");
      String release = "/console/stations/S001/tills/Q1/release";
      assertThat(chief.post(release, Map.of("resolution", "")).statusCode()).isEqualTo(400);
      assertThat(till.get("/v1/till").problem()).isEqualTo("quarantined");
      assertThat(chief.post(release, Map.of("resolution", "The right disk is back")).body())
          .contains("No till is in quarantine.");
      assertThat(till.postLines(journal.fill(2, DAY).lines(6, 7)).headSeq()).isEqualTo(7);
      assertThat(chief.get("/console/audit").body()).contains("S001/Q1", "The right disk is back");
      assertThat(chief.post(release, Map.of("resolution", "Again")).body())
          .contains("Till S001/Q1 is not in quarantine.");
    }
  }

  @Test
  void aStoredLineThatWasChangedAfterwardsProvesNothing() throws Exception {
    TestStation station = new TestStation(new TestJournal("S001", "B1"), DAY, 3, "R1");
    station.sell();
    try (TestHeadOffice office = new TestHeadOffice(database);
        TestBrowser browser = browser(office, "anna", Role.VIEWER, null)) {
      assertThat(office.enrolled("B1").postLines(station.journal().all()).status()).isEqualTo(200);
      long seq =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .select("SELECT seq FROM sale WHERE till = 'B1'")
                          .mapTo(Long.class)
                          .one());
      String page = "/console/sales/S001/B1/" + seq;
      assertThat(browser.get(page).body()).contains("Its hash fits this line and the one before.");
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      """
                      UPDATE journal_line SET json = json || convert_to(' ', 'UTF8')
                      WHERE site = 'S001' AND till = 'B1' AND seq = ?
                      """,
                      seq));
      assertThat(browser.get(page).body())
          .contains("Its hash does not fit.")
          .doesNotContain("Its hash fits");
    }
  }
}
