package canopy.till.sync;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.FuelEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.ShiftEvent;
import canopy.core.event.StationEvent;
import canopy.core.fuel.Fill;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.DayTotals;
import canopy.core.sale.Line;
import canopy.core.shift.ShiftSettings;
import canopy.core.tax.TaxShare;
import canopy.core.tender.Tender;
import canopy.headoffice.report.DayCloses;
import canopy.headoffice.report.DaySums;
import canopy.headoffice.report.Sales;
import canopy.sync.Enrolment;
import canopy.sync.HeadOfficeLine;
import canopy.sync.TillKey;
import canopy.sync.Uploader;
import canopy.till.day.sheet.PlayedStation;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.loop.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jdbi.v3.core.Jdbi;

/**
 * Random days of two tills, by the rules, sent by the protocol: what the shifts say, what the days
 * signed, what the journals' own lines add up to and what head office has are one, tender by
 * tender, tax by tax and grade by grade.
 */
class DaysAtHeadOfficeTest {
  private static final int DAYS = 2;
  private static final Uploader.Limits LIMITS =
      new Uploader.Limits(300, 1_000_000, Duration.ZERO, Duration.ofSeconds(60));

  private static Office office;

  @BeforeContainer
  static void start() throws IOException {
    office = Office.start(Clock.systemUTC());
  }

  @AfterContainer
  static void stop() throws IOException {
    office.close();
  }

  @Property(tries = 3)
  void shiftsDaysJournalsAndHeadOfficeAreOne(@ForAll long seed, @ForAll boolean needed)
      throws Exception {
    office.forgetTills();
    ShiftSettings.Use use = needed ? ShiftSettings.Use.NEEDED : ShiftSettings.Use.OPENED_BY_SALE;
    SortedMap<LocalDate, SortedMap<String, Long>> site = new TreeMap<>();
    for (int till = 1; till <= 2; till++) {
      String name = Integer.toString(till);
      Path folder = Files.createTempDirectory("days");
      try (PlayedStation station = PlayedStation.open(folder, name, use, seed + till)) {
        station.play(DAYS);
        send(station.journal(), name);
        List<Added> days = days(station.journal());
        assertThat(days).hasSize(DAYS);
        for (Added day : days) {
          compare(name, day);
          SortedMap<String, Long> sums =
              site.computeIfAbsent(day.closed.closedDay(), d -> new TreeMap<>());
          day.all.forEach((figure, sum) -> sums.merge(figure, sum, Math::addExact));
        }
      } finally {
        delete(folder);
      }
    }
    site.forEach((day, sums) -> assertThat(atConsole(day)).isEqualTo(sums));
    office.program().rebuild().all(Office.SITE, "1");
    site.forEach((day, sums) -> assertThat(atConsole(day)).as("rebuilt").isEqualTo(sums));
  }

  /** A day of a till as its journal's lines add up, one after the other. */
  private static final class Added {
    final long firstSeq;

    /** By tender, tax and grade. */
    final SortedMap<String, Long> all = new TreeMap<>();

    /** What happened while no shift was open: a fill that was paid for before. */
    final SortedMap<String, Long> outside = new TreeMap<>();

    /** What shifts say of themselves. */
    final SortedMap<String, Long> shifts = new TreeMap<>();

    /** What the sales of each shift come to, by the shift's id: taxes one by one. */
    final SortedMap<String, SortedMap<String, Long>> byShift = new TreeMap<>();

    /** What each shift says its taxes come to. */
    final SortedMap<String, Long> saidTax = new TreeMap<>();

    int shiftCount;
    StationEvent.DayClosed closed;
    long closedSeq;

    Added(long firstSeq) {
      this.firstSeq = firstSeq;
    }

    void add(Recorded recorded, boolean inShift) {
      SortedMap<String, Long> own = new TreeMap<>();
      switch (recorded.event()) {
        case SaleEvent.Completed e -> {
          assertThat(inShift).as("a sale in a shift").isTrue();
          sale(own, e.sale());
          sale(
              byShift.computeIfAbsent(String.valueOf(e.sale().shift()), id -> new TreeMap<>()),
              e.sale());
        }
        case FuelEvent.Dispensed e when e.prepayId() != null -> fill(own, e.prepaidPart());
        case ShiftEvent.Closed e -> {
          shiftCount++;
          totals(e.shift().totals().all()).forEach((name, sum) -> plus(shifts, name, sum));
          saidTax.put(e.shift().id(), e.shift().totals().all().tax().minor());
        }
        case StationEvent.DayClosed e -> {
          closed = e;
          closedSeq = recorded.seq();
        }
        default -> {}
      }
      own.forEach((name, sum) -> plus(all, name, sum));
      if (!inShift) {
        own.forEach((name, sum) -> plus(outside, name, sum));
      }
    }

    private static void sale(SortedMap<String, Long> sums, CompletedSale sale) {
      plus(sums, "total", sale.totals().total().minor());
      for (Tender tender : sale.tenders()) {
        plus(sums, "tender " + tender.kind(), tender.kept().minor());
      }
      for (TaxShare tax : sale.totals().taxes()) {
        plus(sums, "tax " + tax.taxId(), tax.amount().minor());
      }
      for (Line line : sale.lines()) {
        if (line instanceof Line.FuelFill paid) {
          fill(sums, paid.fill());
        }
      }
    }

    private static void fill(SortedMap<String, Long> sums, Fill fill) {
      plus(sums, "litres " + fill.grade(), fill.volume().millilitres());
      plus(sums, "fuel " + fill.grade(), fill.amount().minor());
    }
  }

  private static void plus(SortedMap<String, Long> sums, String name, long more) {
    sums.merge(name, more, Math::addExact);
  }

  private static SortedMap<String, Long> totals(DayTotals totals) {
    SortedMap<String, Long> sums = new TreeMap<>();
    plus(sums, "total", totals.total().minor());
    plus(sums, "tax", totals.tax().minor());
    totals.tenders().forEach((kind, kept) -> plus(sums, "tender " + kind, kept.minor()));
    totals
        .fuel()
        .forEach(
            (grade, sum) -> {
              plus(sums, "litres " + grade, sum.volume().millilitres());
              plus(sums, "fuel " + grade, sum.amount().minor());
            });
    return sums;
  }

  private static SortedMap<String, Long> taxes(SortedMap<String, Long> sums) {
    SortedMap<String, Long> taxes = new TreeMap<>(sums);
    taxes.keySet().removeIf(name -> !name.startsWith("tax "));
    return taxes;
  }

  private static long tax(SortedMap<String, Long> sums) {
    return taxes(sums).values().stream().mapToLong(Long::longValue).sum();
  }

  /** As totals have it: taxes in one sum, and every figure there. */
  private static SortedMap<String, Long> asTotals(SortedMap<String, Long> byTax) {
    SortedMap<String, Long> sums = new TreeMap<>(Map.of("total", 0L, "tax", 0L));
    byTax.forEach((name, sum) -> plus(sums, name.startsWith("tax ") ? "tax" : name, sum));
    return sums;
  }

  private static List<Added> days(Journal journal) throws Exception {
    Ledger ledger = new Ledger(journal);
    List<Added> days = new ArrayList<>();
    Added day = new Added(1);
    boolean inShift = false;
    try (JournalReader reader = journal.read(1)) {
      for (JournalLine line = reader.next(); line != null; line = reader.next()) {
        Recorded recorded = ledger.recorded(line);
        if (recorded.event() instanceof ShiftEvent.Opened) {
          inShift = true;
        } else if (recorded.event() instanceof ShiftEvent.Closed) {
          inShift = false;
        }
        day.add(recorded, inShift);
        if (day.closed != null) {
          days.add(day);
          day = new Added(line.seq() + 1);
        }
      }
    }
    return days;
  }

  private static void compare(String till, Added day) {
    SortedMap<String, Long> wanted = asTotals(day.all);
    assertThat(totals(day.closed.totals())).as("what the day signed").isEqualTo(wanted);
    SortedMap<String, Long> ofShifts = asTotals(day.outside);
    day.shifts.forEach((name, sum) -> plus(ofShifts, name, sum));
    assertThat(ofShifts).as("what its shifts say").isEqualTo(wanted);
    SortedMap<String, Long> taxes = new TreeMap<>();
    day.byShift.forEach(
        (shift, sums) -> {
          assertThat(day.saidTax.get(shift)).as("tax of shift " + shift).isEqualTo(tax(sums));
          sums.forEach((name, sum) -> plus(taxes, name, sum));
        });
    taxes.keySet().removeIf(name -> !name.startsWith("tax "));
    assertThat(taxes).as("the shifts' taxes, one by one").isEqualTo(taxes(day.all));
    assertThat(stored(till, day)).as("what head office has").isEqualTo(day.all);
    assertThat(storedShifts(till, day)).as("head office's shifts").isEqualTo(day.shifts);
    DayCloses.Close close =
        new DayCloses(jdbi())
            .of(Office.SITE, day.closed.closedDay()).stream()
                .filter(one -> one.till().equals(till))
                .findFirst()
                .orElseThrow();
    assertThat(close.seal()).isEqualTo(DayCloses.Seal.GOOD);
    assertThat(close.agrees()).isTrue();
    assertThat(close.number()).isEqualTo(day.closed.end().number());
    assertThat(close.totalMinor()).isEqualTo(wanted.get("total"));
  }

  /** Head office's rows of the day's lines. */
  private static SortedMap<String, Long> stored(String till, Added day) {
    return sums(
        """
        SELECT 'total' AS name, sum(total_minor) AS sum FROM sale WHERE %1$s
        UNION ALL SELECT 'tender ' || kind, sum(kept_minor) FROM sale_tender WHERE %1$s GROUP BY kind
        UNION ALL SELECT 'tax ' || tax, sum(amount_minor) FROM sale_tax WHERE %1$s GROUP BY tax
        UNION ALL SELECT 'litres ' || grade, sum(volume_millilitres) FROM fill_outcome
          WHERE outcome IN ('PAID', 'PREPAID') AND %1$s GROUP BY grade
        UNION ALL SELECT 'fuel ' || grade, sum(amount_minor) FROM fill_outcome
          WHERE outcome IN ('PAID', 'PREPAID') AND %1$s GROUP BY grade
        """,
        till, day);
  }

  private static SortedMap<String, Long> storedShifts(String till, Added day) {
    SortedMap<String, Long> sums =
        sums(
            """
            SELECT 'total' AS name, sum(total_minor) AS sum FROM shift_close WHERE %1$s
            UNION ALL SELECT 'tax', sum(tax_minor) FROM shift_close WHERE %1$s
            UNION ALL SELECT 'tender ' || key, sum((value ->> 'minor')::bigint)
              FROM shift_close, jsonb_each(figures #> '{totals,all,tenders}') WHERE %1$s GROUP BY key
            UNION ALL SELECT 'litres ' || key, sum((value #>> '{volume,millilitres}')::bigint)
              FROM shift_close, jsonb_each(figures #> '{totals,all,fuel}') WHERE %1$s GROUP BY key
            UNION ALL SELECT 'fuel ' || key, sum((value #>> '{amount,minor}')::bigint)
              FROM shift_close, jsonb_each(figures #> '{totals,all,fuel}') WHERE %1$s GROUP BY key
            UNION ALL SELECT 'shifts', count(*) FROM shift_close WHERE %1$s
            """,
            till, day);
    assertThat(sums.remove("shifts")).isEqualTo(day.shiftCount);
    return sums;
  }

  private static SortedMap<String, Long> sums(String sql, String till, Added day) {
    String lines = "site = :site AND till = :till AND seq BETWEEN :first AND :last";
    SortedMap<String, Long> sums = new TreeMap<>();
    jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(sql.formatted(lines))
                    .bind("site", Office.SITE)
                    .bind("till", till)
                    .bind("first", day.firstSeq)
                    .bind("last", day.closedSeq)
                    .map(
                        (row, context) ->
                            row.getObject("sum") == null
                                ? Map.entry("", 0L)
                                : Map.entry(row.getString("name"), row.getLong("sum")))
                    .forEach(sum -> sums.put(sum.getKey(), sum.getValue())));
    sums.remove("");
    return sums;
  }

  /** What the console shows of a day of the station. */
  private static SortedMap<String, Long> atConsole(LocalDate day) {
    DaySums found = new DaySums(jdbi());
    SortedMap<String, Long> sums = new TreeMap<>();
    found.tenders(Office.SITE, day).forEach(one -> sums.put("tender " + one.name(), one.minor()));
    found.taxes(Office.SITE, day).forEach(one -> sums.put("tax " + one.name(), one.minor()));
    for (DaySums.Fuel fuel : found.fuel(Office.SITE, day)) {
      sums.put("litres " + fuel.grade(), fuel.millilitres());
      sums.put("fuel " + fuel.grade(), fuel.minor());
    }
    assertThat(
            new Sales(jdbi())
                .days(Office.SITE, day, day, 1).stream()
                    .mapToLong(Sales.Day::fuelMillilitres)
                    .sum())
        .as("the list of days")
        .isEqualTo(
            found.fuel(Office.SITE, day).stream().mapToLong(DaySums.Fuel::millilitres).sum());
    List<DayCloses.Close> closes = new DayCloses(jdbi()).of(Office.SITE, day);
    if (sums.keySet().stream().anyMatch(name -> name.startsWith("tender "))) {
      sums.put("total", closes.stream().mapToLong(DayCloses.Close::storedMinor).sum());
    }
    return sums;
  }

  private static void send(Journal journal, String till) throws Exception {
    TillKey key = TillKey.create();
    try (HeadOfficeLine unsigned = line(null)) {
      Enrolment.enrol(
          unsigned, office.code(till), key, new Enrolment.Machine(Office.SITE, till, "test"));
    }
    Semaphore reported = new Semaphore(0);
    try (HeadOfficeLine line = line(key);
        JournalBatches batches = new JournalBatches(journal);
        Uploader uploader =
            new Uploader(
                line,
                batches,
                LIMITS,
                Uploader.Times.of(Clock.systemUTC()),
                new SecureRandom(),
                0,
                status -> reported.release())) {
      uploader.start();
      uploader.wake();
      while (uploader.status().acknowledgedSeq() < journal.lastSeq()) {
        assertThat(reported.tryAcquire(60, TimeUnit.SECONDS)).as("%s", uploader.status()).isTrue();
      }
      assertThat(uploader.status().unreadable()).isZero();
    }
    assertThat(office.lines(till)).isEqualTo(SoldLines.lines(journal));
  }

  private static HeadOfficeLine line(TillKey key) {
    return new HeadOfficeLine(
        office.address(),
        HeadOfficeLine.Times.STANDARD,
        key,
        Clock.systemUTC(),
        new SecureRandom());
  }

  private static Jdbi jdbi() {
    return Jdbi.create(office.jdbcUrl());
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
