package canopy.till.demo;

import canopy.core.catalogue.FuelGrade;
import canopy.core.command.CounterCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.StockCommand;
import canopy.core.fuel.Fill;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Rounding;
import canopy.core.quantity.Volume;
import canopy.core.stock.Delivery;
import canopy.core.stock.Occasion;
import canopy.core.stock.Tank;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.demo.PastVisits.Visit;
import canopy.till.journal.LocalDisk;
import canopy.till.station.DataFolder;
import canopy.till.station.Master;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Weeks of a station with tanks, up to the evening before a till's own first day: people fill and
 * pay by card, tankers come, every night counters and tanks are read and balanced and the day is
 * closed. One tank begins to leak at the end. All is decided by the real rules and written by the
 * real journal; nothing is found here: that is left to the program, which goes on from there. One
 * thread.
 */
public final class TankedPast {
  /** As many days: more than the 20 that make a tank's own course. */
  public static final int DAYS = 45;

  private static final LocalTime OPENS = LocalTime.of(5, 30);
  private static final LocalTime CLOSES = LocalTime.of(22, 0);

  /** From the last close until the till's own first day, whatever the hour is then. */
  private static final Duration NIGHT = Duration.ofHours(9);

  private static final Duration POURING = Duration.ofMinutes(15);
  private static final Volume TANKER = new Volume(12_000_000);
  private static final Volume LOW = new Volume(9_000_000);

  /** What is in a tank on the first morning, in hundredths of its shell; tanks by turns. */
  private static final List<Integer> FIRST_PERCENT = List.of(72, 64, 78, 69);

  private static final long TENTHS_OF_MINOR_PER_LITRE = 10_000;

  private final PastTill till;
  private final Master master;
  private final ZoneId zone;
  private final Leak leak;
  private final Map<Integer, PastTank> tanks = new TreeMap<>();
  private final Map<String, Counter> counters = new LinkedHashMap<>();
  private int fills;

  /**
   * The counter of a nozzle.
   *
   * @param volumeMillilitres ever run through
   * @param amountMinor ever sold
   */
  public record Counter(int pump, int nozzle, int grade, long volumeMillilitres, long amountMinor) {
    private String key() {
      return pump + "/" + grade;
    }

    private Counter plus(long millilitres, long minor) {
      return new Counter(pump, nozzle, grade, volumeMillilitres + millilitres, amountMinor + minor);
    }
  }

  /**
   * A tank that leaks.
   *
   * @param days how many of the last days it did so, day and night
   */
  public record Leak(int tank, long millilitresPerHour, int days) {
    private Volume in(Duration time) {
      return new Volume(millilitresPerHour * time.toHours());
    }
  }

  /**
   * Where the past ends.
   *
   * @param lastSeq of the journal
   * @param tanks what the gauge would say on the next morning, by tank
   */
  public record Ending(long lastSeq, Map<Integer, Volume> tanks) {
    public Ending {
      tanks = Map.copyOf(tanks);
    }
  }

  private TankedPast(PastTill till, Master master, Leak leak) {
    this.till = till;
    this.master = master;
    this.leak = leak;
    this.zone = ZoneId.of(master.config().zone());
  }

  /**
   * Writes it into a folder without a journal.
   *
   * @param data a station that is set up
   * @param ending the counters of all nozzles as they stand on the next morning
   * @param last day of the past
   * @param seed of the chance that decides who comes, and how far off gauge and meters are
   */
  public static Ending write(
      DataFolder data, List<Counter> ending, Leak leak, LocalDate last, long seed)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Master master =
        new Master(
                data.stationConfig(),
                data.people(),
                CatalogueFiles.in(data.master(), data.stationConfig().currencyDigits()).load())
            .with(data.tanks().all());
    LocalDate first = last.minusDays(DAYS - 1L);
    Instant begin = first.atTime(OPENS).atZone(ZoneId.of(master.config().zone())).toInstant();
    try (PastTill till = new PastTill(data, master, new LocalDisk(), begin)) {
      TankedPast past = new TankedPast(till, master, leak);
      PastVisits visits = new PastVisits(master.station().pumps(), random.split());
      List<List<Visit>> days = new ArrayList<>();
      for (int i = 0; i < DAYS; i++) {
        days.add(visits.day());
      }
      past.begin(ending, days, random);
      for (int i = 0; i < DAYS; i++) {
        past.day(first.plusDays(i), days.get(i), DAYS - i <= leak.days());
      }
      return past.ending();
    }
  }

  /** The counters begin as much lower as will run through them. */
  private void begin(List<Counter> ending, List<List<Visit>> days, SplittableRandom random) {
    ending.forEach(counter -> counters.put(counter.key(), counter));
    for (Visit visit : days.stream().flatMap(List::stream).toList()) {
      count(visit, -1);
    }
    List<Tank> all = master.tanks().all();
    for (Tank tank : all) {
      int percent = FIRST_PERCENT.get(all.indexOf(tank) % FIRST_PERCENT.size());
      Volume volume = new Volume(tank.capacity().millilitres() / 100 * percent);
      tanks.put(tank.number(), new PastTank(tank, volume, random.split()));
    }
    read(Occasion.MANUAL);
  }

  private void count(Visit visit, int sign) {
    Counter counter = counter(visit);
    counters.put(
        counter.key(), counter.plus(sign * visit.volume().millilitres(), sign * minor(visit)));
  }

  private Counter counter(Visit visit) {
    Counter counter = counters.get(visit.pump() + "/" + visit.grade());
    if (counter == null) {
      throw new IllegalArgumentException("no nozzle for " + visit);
    }
    return counter;
  }

  private long minor(Visit visit) {
    return Rounding.HALF_UP.multiplyDivide(
        visit.volume().millilitres(),
        grade(visit).price().tenthsOfMinor(),
        TENTHS_OF_MINOR_PER_LITRE);
  }

  private FuelGrade grade(Visit visit) {
    FuelGrade grade = master.grade(visit.grade());
    if (grade == null) {
      throw new IllegalArgumentException("no grade for " + visit);
    }
    return grade;
  }

  private void day(LocalDate day, List<Visit> visits, boolean leaks) {
    at(day, OPENS);
    till.does(new OperatorCommand.SignIn(PastTill.CASHIER));
    tanks.values().stream()
        .filter(tank -> tank.product().compareTo(LOW) < 0)
        .sorted(Comparator.comparingInt(tank -> tank.tank().number()))
        .forEach(tank -> tanker(tank, day));
    for (Visit visit : visits) {
      at(day, visit.at());
      fills(visit);
    }
    at(day, CLOSES);
    PastTank leaky = tanks.get(leak.tank());
    if (leaks && leaky != null) {
      leaky.loses(leak.in(Duration.ofDays(1)));
    }
    read(Occasion.DAY_CLOSE);
    till.approved(Right.CLOSE_DAY, new CounterCommand.CloseDay());
    till.does(new OperatorCommand.SignOut());
  }

  private void at(LocalDate day, LocalTime time) {
    till.moveTo(day.atTime(time).atZone(zone).toInstant());
  }

  /** A tanker brings what its paper says. */
  private void tanker(PastTank tank, LocalDate day) {
    int number = tank.tank().number();
    TankReading before = tank.read(till.now());
    till.does(new StockCommand.RecordTanks(Occasion.DELIVERY_BEFORE, List.of(before)));
    tank.gets(TANKER);
    till.moveTo(till.now().plus(POURING));
    TankReading after = tank.read(till.now());
    till.does(new StockCommand.RecordTanks(Occasion.DELIVERY_AFTER, List.of(after)));
    Delivery delivery =
        new Delivery(
            "JY-" + day + "-" + number,
            number,
            tank.tank().grade(),
            TANKER,
            before,
            after,
            Volume.ZERO,
            null);
    till.approved(Right.RECORD_DELIVERY, new StockCommand.ReceiveDelivery(delivery));
  }

  private void fills(Visit visit) {
    fills++;
    count(visit, 1);
    int nozzle = counter(visit).nozzle();
    Tank tank = master.tanks().behind(visit.pump(), nozzle, visit.grade());
    PastTank drawn = tank == null ? null : tanks.get(tank.number());
    if (drawn != null) {
      drawn.draws(visit.pump(), visit.volume());
    }
    till.fills(
        new Fill(
            "c1-" + visit.pump() + "-" + fills + "-" + till.now(),
            visit.pump(),
            nozzle,
            visit.grade(),
            fills,
            visit.volume(),
            Money.of(minor(visit), master.config().paying().currency()),
            grade(visit).price(),
            till.now(),
            false));
    till.pay("card", "slip " + fills);
  }

  private void read(Occasion occasion) {
    List<TotaliserReading> totalisers = new ArrayList<>();
    for (Counter counter : counters.values()) {
      totalisers.add(
          new TotaliserReading(
              counter.pump(),
              counter.nozzle(),
              counter.grade(),
              TotaliserReading.Source.PUMP,
              till.now(),
              new Volume(counter.volumeMillilitres()),
              Money.of(counter.amountMinor(), master.config().paying().currency())));
    }
    till.hears(new StockCommand.RecordTotalisers(occasion, totalisers));
    List<TankReading> levels = tanks.values().stream().map(tank -> tank.read(till.now())).toList();
    till.hears(new StockCommand.RecordTanks(occasion, levels));
  }

  private Ending ending() {
    Map<Integer, Volume> morning = new TreeMap<>();
    till.state()
        .stock()
        .tanks()
        .forEach(
            (tank, told) ->
                morning.put(
                    tank,
                    tank == leak.tank() ? told.volume().minus(leak.in(NIGHT)) : told.volume()));
    return new Ending(till.journal().lastSeq(), morning);
  }
}
