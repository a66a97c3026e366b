package canopy.headoffice;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Json;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.RecordKind;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.support.BaseBackup;
import canopy.headoffice.support.TestJournal;
import canopy.headoffice.support.TestStation;
import canopy.headoffice.support.TestTill;
import canopy.headoffice.support.TestTill.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What BACKUP.md says: a backup taken while tills send, head office lost later, the backup put
 * back, and in the end everything is there once, because the tills have it.
 */
final class RestoreTest {
  private static final LocalDate DAY = LocalDate.now();
  private static final int TILLS = 3;

  @TempDir private Path folder;

  /** A till with what it has written, and how far it knows that head office has it. */
  private static final class Machine {
    final String name;
    final TestStation station;
    TestTill line;
    int acknowledged;

    Machine(String name, int port) {
      this.name = name;
      this.line = new TestTill(port);
      this.station =
          new TestStation(new TestJournal("S001", name), DAY, name.hashCode(), "R" + name);
    }

    /** Sells, and sends all that head office does not have, as a till does it. */
    void sell(int sales) {
      for (int i = 0; i < sales; i++) {
        station.sell();
      }
      send();
    }

    void send() {
      TestJournal journal = station.journal();
      while (acknowledged < journal.size()) {
        int to = Math.min(journal.size(), acknowledged + 50);
        Answer answer = line.postLines(journal.lines(acknowledged + 1, to));
        if (!answer.problem().equals("gap")) {
          assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        }
        acknowledged = (int) answer.headSeq();
      }
    }

    long totalMinor() {
      return station.sales().stream().mapToLong(sale -> sale.totals().total().minor()).sum();
    }
  }

  @Test
  void tillsCatchUpWithAHeadOfficeThatWasRestored() throws Exception {
    Path copy = folder.resolve("copy/postgresql");
    List<Machine> machines = new ArrayList<>();
    Machine late;
    String position;
    try (HeadOffice office = HeadOffice.start(settings(folder.resolve("first")))) {
      office.stations().addSite(new Stations.Site("S001", "Riverside", "Asia/Shanghai", "CNY"));
      for (int i = 1; i <= TILLS; i++) {
        machines.add(enrolled(office, "T" + i));
      }
      machines.forEach(machine -> machine.sell(8));
      decide(office, "a", "before");
      try (Connection connection = DriverManager.getConnection(office.databaseUrl())) {
        Thread sender = Thread.ofVirtual().start(() -> machines.getFirst().sell(30));
        BaseBackup.take(connection, copy);
        sender.join();
      }
      late = enrolled(office, "T9");
      machines.add(late);
      machines.forEach(machine -> machine.sell(5));
      decide(office, "a", "after");
      decide(office, "b", "after");
      JsonNode page = machines.getFirst().line.get("/v1/feed/snapshot").json();
      position = "after=" + page.path("cursor").asLong() + "&mark=" + page.path("mark").asText();
      assertThat(machines.getFirst().line.get("/v1/feed?" + position).status()).isEqualTo(200);
    }
    try (HeadOffice office = HeadOffice.start(settings(folder.resolve("copy")))) {
      Jdbi jdbi = Jdbi.create(office.databaseUrl());
      assertThat(total(jdbi)).isLessThan(machines.stream().mapToLong(Machine::totalMinor).sum());
      machines.forEach(machine -> machine.line = machine.line.movedTo(office.port()));
      // A till that enrolled after the backup is not known: a new code, and it goes on.
      assertThat(late.line.get("/v1/till").problem()).isEqualTo("not-signed");
      office.stations().addTill("S001", late.name);
      String code = office.codes().make("S001", late.name, "test").text();
      assertThat(late.line.enrol(code, "S001", late.name, false).status()).isEqualTo(201);
      for (Machine machine : machines) {
        machine.sell(2);
        assertThat(lines(jdbi, machine.name)).isEqualTo(machine.station.journal().size());
      }
      assertThat(total(jdbi)).isEqualTo(machines.stream().mapToLong(Machine::totalMinor).sum());
      assertThat(office.forks().open()).isEmpty();
      // What head office had decided after the backup is gone, and no till goes on as if it were
      // not.
      TestTill till = machines.getFirst().line;
      assertThat(till.get("/v1/feed?" + position).problem()).isEqualTo("gap");
      decide(office, "c", "anew");
      decide(office, "d", "anew");
      decide(office, "e", "anew");
      assertThat(till.get("/v1/feed?" + position).problem()).isEqualTo("gap");
      assertThat(till.get("/v1/feed/snapshot").json().path("records"))
          .extracting(record -> record.path("key").asText())
          .containsExactly("a", "c", "d", "e");
    }
  }

  private Settings settings(Path data) {
    return Settings.from(Map.of("HEADOFFICE_DATA", data.toString(), "PORT", "0"));
  }

  private static Machine enrolled(HeadOffice office, String name) {
    office.stations().addTill("S001", name);
    Machine machine = new Machine(name, office.port());
    String code = office.codes().make("S001", name, "test").text();
    assertThat(machine.line.enrol(code, "S001", name, false).status()).isEqualTo(201);
    return machine;
  }

  private static void decide(HeadOffice office, String id, String name) throws Exception {
    JsonNode department =
        Json.mapper()
            .readTree(
                "{\"id\":\"%s\",\"name\":{\"zh\":\"%s\",\"en\":\"\",\"es\":\"\"}}"
                    .formatted(id, name));
    office.feed().apply(List.of(Edit.everywhere(RecordKind.DEPARTMENT, id, department)), "test");
  }

  private static long total(Jdbi jdbi) {
    return jdbi.withHandle(
        h -> h.createQuery("SELECT sum(total_minor) FROM sale").mapTo(Long.class).one());
  }

  private static long lines(Jdbi jdbi, String till) {
    return jdbi.withHandle(
        h ->
            h.select("SELECT count(*) FROM journal_line WHERE till = ?", till)
                .mapTo(Long.class)
                .one());
  }
}
