package canopy.headoffice.console;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.identity.Stations;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestJournal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the console says of stored lines that it cannot read. */
@ExtendWith(TestDatabases.class)
final class UnreadPagesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");

  private final TestDatabase database;

  UnreadPagesTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void saysWhichLineCouldNotBeReadAndWhyToThoseWhoSeeItsStation() throws Exception {
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM console_user"));
    TestJournal journal = new TestJournal("S001", "U1");
    journal.add(DAY, Instant.parse("2026-11-22T02:00:00Z"), "note.written", 1, "{}");
    journal.add(DAY, Instant.parse("2026-11-22T02:00:01Z"), "moon.landed", 7, "{}");
    try (TestHeadOffice office = new TestHeadOffice(database)) {
      assertThat(page(office, "anna", null)).doesNotContain("could not be read");
      assertThat(office.enrolled("U1").postLines(journal.all()).status()).isEqualTo(200);
      assertThat(page(office, "berta", null))
          .contains(
              "Lines that could not be read",
              "<td>S001/U1</td><td class=\"number\">2</td>",
              "2026-11-22",
              "moon.landed version 7");
      Stations.Site other = new Stations.Site("S002", "North", "Asia/Shanghai", "CNY");
      office.headOffice().stations().addSite(other);
      assertThat(page(office, "clara", "S002")).doesNotContain("moon.landed");
    }
  }

  private static String page(TestHeadOffice office, String name, @Nullable String site)
      throws Exception {
    Role role = site == null ? Role.VIEWER : Role.STATION_MANAGER;
    try (TestBrowser browser =
        new TestBrowser(office, new User(name, name, role, site, "en", true))) {
      return browser.get("/console/quarantine").body();
    }
  }
}
