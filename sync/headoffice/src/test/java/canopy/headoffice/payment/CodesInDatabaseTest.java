package canopy.headoffice.payment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.headoffice.HeadOffice;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestTill;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No payment code that goes through head office stands in anything that its PostgreSQL keeps: in no
 * row as a dump would read it, and in no byte of its files: tables, write-ahead log, and its log of
 * every statement with every value.
 */
final class CodesInDatabaseTest {
  @TempDir private Path folder;

  @Test
  void noCodeIsInARowNorInAFile() throws Exception {
    Path data = folder.resolve("database");
    PayOrder paid;
    List<PaymentCode> codes;
    String dump;
    try (PayingStation station = new PayingStation(folder, "T1");
        EmbeddedPostgres postgres = loud(data)) {
      TestDatabase database = new TestDatabase(postgres.getJdbcUrl("postgres", "postgres"));
      try (HeadOffice office =
          HeadOffice.start(database.settings().payingFrom(station.payments()))) {
        paid = payments(office, station);
      }
      codes = station.codes();
      // The samples of the statistics are rows, too; and every page goes to its file.
      database
          .jdbi()
          .useHandle(
              handle -> {
                handle.execute("ANALYZE");
                handle.execute("CHECKPOINT");
              });
      dump = dump(database.jdbi());
    }
    assertThat(codes).hasSizeGreaterThan(5);
    assertThat(dump).contains(paid.outNo());
    for (PaymentCode code : codes) {
      assertThat(forms(code.inClear())).noneMatch(dump::contains);
    }
    // The search sees what is there: rows, their log, and the statements' values.
    for (String part : List.of("base", "pg_wal", "log")) {
      assertThat(files(data.resolve(part)))
          .as(part)
          .anyMatch(file -> text(file).contains(paid.outNo()));
    }
    for (Path file : files(data)) {
      String text = text(file);
      for (PaymentCode code : codes) {
        assertThat(forms(code.inClear())).as("%s", file).noneMatch(text::contains);
      }
    }
  }

  /** It writes down all that it is told. */
  private static EmbeddedPostgres loud(Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPGStartupWait(Duration.ofMinutes(2))
        .setServerConfig("fsync", "off")
        .setServerConfig("logging_collector", "on")
        .setServerConfig("log_statement", "all")
        .start();
  }

  /** Paid, too poor, waiting, lost on either line, asked twice, and not understood. */
  private static PayOrder payments(HeadOffice office, PayingStation station) throws Exception {
    office.stations().addSite(new Stations.Site("S001", "Riverside", "Asia/Shanghai", "CNY"));
    office.stations().addTill("S001", "T1");
    station.tillLine.leadsTo(office.port());
    TestTill till = new TestTill(office.port());
    String enrolment = office.codes().make("S001", "T1", "test").text();
    assertThat(till.enrol(enrolment, "S001", "T1", false).status()).isEqualTo(201);
    PayOrder paid = station.order(Way.SCAN_CUSTOMER);
    try (PayChannel channel = station.channel(till)) {
      assertThat(channel.pay(paid, station.code()).outcome()).isEqualTo(Outcome.PAID);
      assertThat(channel.pay(station.order(Way.SCAN_CUSTOMER), station.code("bob")).outcome())
          .isEqualTo(Outcome.DECLINED);
      PayOrder waiting = station.order(Way.SCAN_CUSTOMER);
      assertThat(channel.pay(waiting, station.code("chen")).outcome()).isEqualTo(Outcome.WAITING);
      station.takeBack(channel, waiting);
      for (Gate line : List.of(station.tillLine, station.channelLine)) {
        for (Gate.Mode mode : List.of(Gate.Mode.LOSE_REQUEST, Gate.Mode.LOSE_ANSWER)) {
          PayOrder lost = station.order(Way.SCAN_CUSTOMER);
          line.next(mode);
          assertThat(channel.pay(lost, station.code()).outcome()).isEqualTo(Outcome.UNKNOWN);
          channel.pay(lost, station.code());
          station.takeBack(channel, lost);
        }
      }
    }
    String bad =
        "{\"request\":\"%s\",\"order\":7,\"code\":\"%s\"}"
            .formatted("0".repeat(32), station.code().inClear());
    String target = "/v1/payments/" + PayingStation.ACCOUNT + "/pay";
    assertThat(till.post(target, bad.getBytes(UTF_8)).problem()).isEqualTo("bad-request");
    return paid;
  }

  /** Every row of every table, also of the server's own, as text. */
  private static String dump(Jdbi jdbi) {
    StringBuilder all = new StringBuilder();
    jdbi.useHandle(
        handle -> {
          List<String> tables =
              handle
                  .createQuery(
                      """
                      SELECT format('%I.%I', n.nspname, c.relname)
                      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                      WHERE c.relkind IN ('r', 'm') AND n.nspname NOT LIKE 'pg_toast%'
                      """)
                  .mapTo(String.class)
                  .list();
          for (String table : tables) {
            handle
                .createQuery("SELECT one::text FROM " + table + " one")
                .mapTo(String.class)
                .forEach(row -> all.append(row).append('\n'));
          }
        });
    return all.toString();
  }

  /** As it is, as wide characters, as hexadecimal digits, and within Base64 wherever it begins. */
  private static List<String> forms(String code) {
    byte[] plain = code.getBytes(US_ASCII);
    HexFormat hex = HexFormat.of();
    List<String> forms =
        new ArrayList<>(
            List.of(
                code,
                new String(code.getBytes(UTF_16BE), ISO_8859_1),
                hex.formatHex(plain),
                hex.withUpperCase().formatHex(plain)));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + plain.length];
      System.arraycopy(plain, 0, shifted, before, plain.length);
      String coded = Base64.getEncoder().encodeToString(shifted);
      forms.add(coded.substring(before == 0 ? 0 : 4, coded.length() - 4));
    }
    return forms;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
