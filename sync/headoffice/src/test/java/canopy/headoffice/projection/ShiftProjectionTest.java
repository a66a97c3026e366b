package canopy.headoffice.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import canopy.core.event.OperatorEvent;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.DayTotals;
import canopy.headoffice.feed.KnownNames;
import canopy.headoffice.report.DayCloses;
import canopy.headoffice.report.Shifts;
import canopy.headoffice.report.Tanks;
import canopy.headoffice.report.WetStock;
import canopy.headoffice.support.Tables;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestEvening;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestJournal;
import canopy.headoffice.support.TestStation;
import canopy.headoffice.support.TestTill.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShiftProjectionTest {
  private static final LocalDate DAY = LocalDate.now().minusDays(3);
  private static final Instant FROM = DAY.atTime(1, 0).toInstant(ZoneOffset.UTC);

  private TestHeadOffice office;
  private Jdbi jdbi;

  @BeforeAll
  void start(TestDatabase database) throws Exception {
    office = new TestHeadOffice(database);
    jdbi = database.jdbi();
  }

  @AfterAll
  void stop() {
    office.close();
  }

  @Test
  void shiftsComeWithTheGreatestDifferencesFirst() throws Exception {
    TestJournal journal = new TestJournal("S001", "SH");
    new TestEvening(journal, DAY, FROM)
        .start()
        .shift(1, 0)
        .shift(2, 1_000)
        .shift(3, -20)
        .openShift(4);
    send(journal, "SH");
    List<Shifts.Shift> shifts = shifts("SH");
    assertThat(shifts).extracting(Shifts.Shift::number).containsExactly(2, 3, 1, 4);
    Shifts.Shift worst = shifts.getFirst();
    assertThat(worst.differs()).isTrue();
    // Of three counts, that of the hand-over and the last one: the second was done again.
    assertThat(worst.counts())
        .extracting(Shifts.Count::occasion)
        .containsExactly("HANDED_OVER", "HANDED_OVER", "CLOSED", "CLOSED");
    Shifts.Count cash = worst.counts().get(2);
    assertThat(cash.expectedMinor()).isEqualTo(50_000 - 20_000 - 1_250 + 5_000 + 300);
    assertThat(cash.differenceMinor()).isEqualTo(-1_000);
    assertThat(cash.reason()).isEqualTo("miscounted");
    assertThat(cash.acceptedBy()).isEqualTo("2001");
    assertThat(worst.movements())
        .extracting(Shifts.Movement::changeMinor)
        .containsExactly(-20_000L, -1_250L, 5_000L, 300L);
    Shifts.Close close = worst.close();
    assertThat(close).isNotNull();
    assertThat(close.leftMinor()).isEqualTo(34_050 - 1_000);
    assertThat(shifts.getLast().close()).isNull();
    assertThat(shifts.getLast().openedBy()).isEqualTo("1001");
  }

  @Test
  void theNewestReadingOfEachTankIsShownAndADeliveryWithWhatItLacks() throws Exception {
    TestJournal journal = new TestJournal("S001", "TA");
    new TestEvening(journal, DAY, FROM).start().tanks();
    send(journal, "TA");
    Tanks tanks = new Tanks(jdbi);
    assertThat(tanks.levels("S001", DAY, DAY))
        .extracting(Tanks.Level::tank, Tanks.Level::millilitres, Tanks.Level::waterMillilitres)
        .containsExactly(tuple(1, 17_930_000L, 31_000L), tuple(2, 3_210_000L, null));
    assertThat(tanks.levels("S001", DAY.plusDays(1), DAY)).isEmpty();
    Tanks.Delivery delivery = tanks.deliveries("S001", DAY, 10).getFirst();
    assertThat(delivery.differenceMillilitres())
        .isEqualTo(17_930_000 - 8_000_000 + 40_000 - 10_000_000);
    assertThat(delivery.document()).isEqualTo("LN-2231");
  }

  @Test
  void aDeliveryIsWhatItsLateRiseMeasuredAndTheRiseWaitsForNoPaper() throws Exception {
    int others = new Tanks(jdbi).deliveries("S001", DAY, 10).size();
    TestJournal journal = new TestJournal("S001", "TB");
    new TestEvening(journal, DAY, FROM).start().tanks().measuredLate(9_950_000);
    send(journal, "TB");
    List<Tanks.Delivery> deliveries = new Tanks(jdbi).deliveries("S001", DAY, 10);
    assertThat(deliveries).hasSize(others + 1);
    assertThat(deliveries)
        .extracting(Tanks.Delivery::differenceMillilitres, Tanks.Delivery::by)
        .contains(tuple(-50_000L, "1001"));
    assertThat(new WetStock(jdbi).rises("S001", DAY, 10)).isEmpty();
  }

  @Test
  void aSealIsGoodOnlyOverTheStoredLineAndByAKeyThatTheTillHasAnnounced() throws Exception {
    DayTotals none = DayTotals.none("CNY");
    TestJournal good = new TestJournal("S001", "Z1");
    new TestEvening(good, DAY, FROM).start().close(none, 7, 1);
    TestJournal otherKey = new TestJournal("S001", "Z2");
    new TestEvening(otherKey, DAY, FROM).start();
    new TestEvening(otherKey, DAY, FROM).close(none, 1, 1);
    TestJournal otherLine = new TestJournal("S001", "Z3");
    new TestEvening(otherLine, DAY, FROM).start().openShift(1).close(none, 1, 1, "ab".repeat(32));
    TestJournal unsealed = new TestJournal("S001", "Z4");
    TestStation sold = new TestStation(unsealed, DAY, 4, "Z4");
    sold.sell();
    sold.closeDay();
    send(good, "Z1");
    send(otherKey, "Z2");
    send(otherLine, "Z3");
    send(unsealed, "Z4");
    List<DayCloses.Close> closes =
        new DayCloses(jdbi)
            .of("S001", DAY).stream().filter(close -> close.till().startsWith("Z")).toList();
    assertThat(closes)
        .extracting(DayCloses.Close::seal)
        .containsExactly(
            DayCloses.Seal.GOOD, DayCloses.Seal.BROKEN, DayCloses.Seal.BROKEN, DayCloses.Seal.NONE);
    assertThat(closes.getFirst().number()).isEqualTo(7);
    assertThat(closes).allMatch(DayCloses.Close::agrees);
    assertThat(closes.getLast().totalMinor()).isPositive();
  }

  @Test
  void saysWhenTheStoredSalesAreNotWhatWasSigned() throws Exception {
    TestJournal journal = new TestJournal("S001", "D1");
    TestStation station = new TestStation(journal, DAY, 9, "D1");
    TestEvening evening = new TestEvening(journal, DAY, FROM).start();
    station.sell();
    CompletedSale sale = station.sales().getFirst();
    evening.close(DayTotals.none("CNY").plus(sale).plus(sale), 1, 1);
    send(journal, "D1");
    DayCloses.Close close =
        new DayCloses(jdbi)
            .of("S001", DAY).stream()
                .filter(one -> one.till().equals("D1"))
                .findFirst()
                .orElseThrow();
    Money total = sale.totals().total();
    assertThat(close.agrees()).isFalse();
    assertThat(close.storedMinor()).isEqualTo(total.minor());
    assertThat(close.totalMinor()).isEqualTo(2 * total.minor());
    assertThat(close.seal()).isEqualTo(DayCloses.Seal.GOOD);
  }

  @Test
  void aRebuildMakesTheSameRowsAndUnknownVersionsWait() throws Exception {
    TestJournal journal = new TestJournal("S001", "RE");
    TestEvening evening =
        new TestEvening(journal, DAY, FROM).start().shift(1, 5).tanks().watched().heldBack();
    evening.named("2002", "Li Qiang");
    journal.add(DAY, FROM, "shift.closed", 99, "{}");
    journal.add(DAY, FROM, "tanks.read", 99, "{}");
    evening.close(DayTotals.none("CNY"), 1, 1);
    send(journal, "RE");
    Map<String, List<String>> rows = Tables.of(jdbi, "RE");
    assertThat(rows.get("quarantined_line")).hasSize(2);
    for (String table :
        Rows.TABLES.subList(Rows.TABLES.indexOf("shift_opening"), Rows.TABLES.size())) {
      if (!table.equals("shift_flow") && !table.equals("local_change")) {
        assertThat(rows.get(table)).as(table).isNotEmpty();
      }
    }
    office.headOffice().rebuild().all("S001", "RE");
    assertThat(Tables.of(jdbi, "RE")).isEqualTo(rows);
  }

  @Test
  void aPersonIsCalledAsAStationsTillSaidLastUntilHeadOfficeHasARecord() throws Exception {
    TestJournal journal = new TestJournal("S001", "NA");
    new TestEvening(journal, DAY, FROM)
        .start()
        .named("3003", "Zhao Min")
        .told(new OperatorEvent.Known("3003", "Min"), new OperatorEvent.Known("3006", "Qian Er"))
        .named("3004", "Sun Yi")
        .named("3003", "Zhao Minmin");
    send(journal, "NA");
    KnownNames known = new KnownNames(jdbi);
    BinaryOperator<String> unnamed = (of, id) -> of + " no. " + id;
    assertThat(known.page("en", unnamed).person("S001", "3003")).isEqualTo("Zhao Minmin 3003");
    assertThat(known.page("en", unnamed).person("S001", "3004")).isEqualTo("Sun Yi 3004");
    assertThat(known.page("en", unnamed).person("S001", "3006")).isEqualTo("Qian Er 3006");
    assertThat(known.page("en", unnamed).person("S001", "3005")).isEqualTo("person no. 3005");
    assertThat(known.page("en", unnamed).person("S001", "system")).isEqualTo("system");
    assertThat(known.page("en", unnamed).grade("S001", 3)).isEqualTo("grade no. 3");
    assertThat(known.page("en", unnamed).person("S002", "3003"))
        .as("of another station")
        .isEqualTo("person no. 3003");
    String record = "{\"id\":\"3003\",\"name\":\"M. Zhao\"}";
    jdbi.useHandle(
        h ->
            h.execute(
                "INSERT INTO record (scope, kind, key, seq, data, changed_at, changed_by)"
                    + " VALUES ('S001', 'operator', '3003', 0, ?::jsonb, now(), 'anna')",
                record));
    assertThat(known.page("en", unnamed).person("S001", "3003")).isEqualTo("M. Zhao 3003");
  }

  private List<Shifts.Shift> shifts(String till) {
    return new Shifts(jdbi)
        .ofDay("S001", DAY, 100).stream().filter(one -> one.key().till().equals(till)).toList();
  }

  private void send(TestJournal journal, String till) {
    Answer answer = office.enrolled(till).postLines(journal.all());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.headSeq()).isEqualTo(journal.size());
  }
}
