package canopy.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import canopy.core.settlement.Gap.Kind;
import canopy.core.stock.Delivery;
import canopy.core.stock.NozzleBalance;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.TankBalance;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a day brings: each thing that is wrong is one line of exactly its size. */
class FuelSettlementPropertyTest {
  private static final Instant AT = Instant.parse("2026-11-22T14:00:00Z");
  private static final Comparator<Gap> ORDER =
      Comparator.comparing((Gap gap) -> gap.kind().name()).thenComparing(Gap::toString);

  /** A nozzle's day, in figures that can be made wrong one by one. */
  private static final class Hose {
    final Nozzle nozzle;
    final int tank;
    final long opening;
    FuelSum brought = FuelSum.none("CNY");
    FuelSum dispensed = FuelSum.none("CNY");
    FuelSum carried = FuelSum.none("CNY");
    final Map<Fate, FuelSum> fates = new EnumMap<>(Fate.class);
    long unrecorded;
    long outside;
    boolean wentBack;
    boolean openingRead = true;
    boolean closingRead = true;

    Hose(Nozzle nozzle, int tank, Random random) {
      this.nozzle = nozzle;
      this.tank = tank;
      this.opening = 1_000_000 + random.nextInt(90_000_000);
      for (int i = random.nextInt(8); i > 0; i--) {
        FuelSum fill =
            new FuelSum(
                1, new Volume(1 + random.nextInt(60_000)), Money.of(random.nextInt(50_000), "CNY"));
        if (random.nextInt(5) == 0) {
          brought = brought.plus(fill);
        } else {
          dispensed = dispensed.plus(fill);
        }
        if (random.nextInt(5) == 0) {
          carried = carried.plus(fill);
        } else {
          fates.merge(Fate.values()[random.nextInt(Fate.values().length)], fill, FuelSum::plus);
        }
      }
    }

    long filled() {
      return dispensed.volume().millilitres() - outside;
    }

    long returned() {
      FuelSum test = fates.get(Fate.PUMP_TEST);
      return test == null ? 0 : test.volume().millilitres();
    }

    NozzlePeriod period() {
      long closing = wentBack ? opening / 2 : opening + filled() + unrecorded;
      List<NozzleBalance> balances =
          openingRead && closingRead
              ? List.of(new NozzleBalance(reading(opening), reading(closing), new Volume(filled())))
              : List.of();
      return new NozzlePeriod(
          nozzle, tank, closingRead, balances, new NozzleFills(brought, dispensed, fates, carried));
    }

    private TotaliserReading reading(long millilitres) {
      return new TotaliserReading(
          nozzle.pump(),
          nozzle.number(),
          tank,
          TotaliserReading.Source.PUMP,
          AT,
          new Volume(millilitres),
          null);
    }

    Gap.Place place() {
      return new Gap.Place(tank, nozzle, null, "");
    }

    NozzleMeter meter() {
      return new NozzleMeter(
          nozzle.pump(), nozzle.number(), tank, new Volume(filled()), new Volume(returned()));
    }
  }

  /** A tank's day, likewise. */
  private static final class Store {
    final int tank;
    final long opening;
    final List<Delivery> deliveries = new ArrayList<>();
    long variance;
    long undocumented;
    boolean openingRead = true;
    boolean closingRead = true;

    Store(int tank, Random random) {
      this.tank = tank;
      this.opening = 5_000_000 + random.nextInt(10_000_000);
      for (int d = random.nextInt(3); d > 0; d--) {
        deliver("D" + tank + d, 5_000_000 + random.nextInt(20_000_000), 0);
      }
    }

    void deliver(String document, long ticket, long shortage) {
      Volume before = new Volume(1_000_000);
      deliveries.add(
          new Delivery(
              document,
              tank,
              tank,
              new Volume(ticket),
              TankReading.typed(tank, AT, before),
              TankReading.typed(tank, AT, before.plus(new Volume(ticket - shortage))),
              Volume.ZERO,
              null));
    }

    TankPeriod period(List<Hose> hoses) {
      List<Hose> own = hoses.stream().filter(hose -> hose.tank == tank).toList();
      long delivered = deliveries.stream().mapToLong(d -> d.ticket().millilitres()).sum();
      long shortage = deliveries.stream().mapToLong(d -> d.shortage().millilitres()).sum();
      long closing = opening + delivered - shortage + undocumented + variance;
      for (Hose hose : own) {
        boolean known = hose.openingRead && hose.closingRead && !hose.wentBack;
        closing += hose.returned() - hose.filled() - (known ? hose.unrecorded : 0);
      }
      List<TankBalance> balances =
          openingRead && closingRead
              ? List.of(
                  new TankBalance(
                      tank,
                      tank,
                      TankReading.typed(tank, AT, new Volume(opening)),
                      TankReading.typed(tank, AT, new Volume(closing)),
                      new Volume(delivered),
                      new Volume(shortage),
                      new Volume(undocumented),
                      own.stream().map(Hose::meter).toList()))
              : List.of();
      TankPlan plan = new TankPlan(tank, tank, own.stream().map(hose -> hose.nozzle).toList());
      return new TankPeriod(plan, closingRead, balances, deliveries, List.of());
    }

    Gap.Place place() {
      return new Gap.Place(tank, null, tank, "");
    }
  }

  private static final class Day {
    final List<Hose> hoses = new ArrayList<>();
    final List<Store> stores = new ArrayList<>();
    final List<Gap> wrong = new ArrayList<>();
    private final Random random;

    Day(long seed) {
      random = new Random(seed);
      int tanks = 1 + random.nextInt(3);
      for (int i = 0; i < 1 + random.nextInt(5); i++) {
        hoses.add(new Hose(new Nozzle(1 + i / 2, 1 + i % 2), 1 + random.nextInt(tanks), random));
      }
      for (int tank = 1; tank <= tanks; tank++) {
        stores.add(new Store(tank, random));
      }
    }

    private long some(int most) {
      return (random.nextBoolean() ? 1 : -1) * (1L + random.nextInt(most));
    }

    /** Anything may be wrong at once, in every place. */
    void spoil() {
      hoses.forEach(this::spoil);
      stores.forEach(this::spoil);
    }

    private void spoil(Hose hose) {
      if (random.nextInt(4) == 0) {
        FuelSum lost =
            new FuelSum(1, new Volume(1 + random.nextInt(50_000)), Money.of(4_000, "CNY"));
        hose.brought = hose.brought.plus(lost);
        wrong.add(new Gap(Kind.FILLS_WITHOUT_FATE, hose.place(), lost.volume(), lost.amount()));
      }
      switch (random.nextInt(6)) {
        case 0 -> {
          hose.openingRead = false;
          wrong.add(Gap.missing(Kind.NO_METER_AT_OPENING, hose.place()));
        }
        case 1 -> {
          hose.closingRead = false;
          wrong.add(Gap.missing(Kind.NO_METER_AT_CLOSING, hose.place()));
        }
        case 2 -> {
          hose.wentBack = true;
          Volume back = new Volume(hose.opening / 2 - hose.opening);
          wrong.add(new Gap(Kind.METER_WENT_BACK, hose.place(), back, null));
        }
        case 3 -> {
          hose.unrecorded = 1L + random.nextInt(100_000);
          Volume size = new Volume(hose.unrecorded);
          wrong.add(new Gap(Kind.UNRECORDED_FUEL, hose.place(), size, null));
        }
        case 4 -> {
          hose.outside = -(1L + random.nextInt(100_000));
          Volume size = new Volume(hose.outside);
          wrong.add(new Gap(Kind.OUTSIDE_READINGS, hose.place(), size, null));
        }
        default -> {}
      }
    }

    private void spoil(Store store) {
      if (random.nextInt(3) == 0) {
        long shortage = some(90_000);
        store.deliver("SHORT", 8_000_000, shortage);
        Gap.Place place = new Gap.Place(store.tank, null, store.tank, "SHORT");
        wrong.add(new Gap(Kind.DELIVERY_DIFFERENCE, place, new Volume(-shortage), null));
      }
      if (random.nextInt(5) == 0) {
        store.openingRead = false;
        wrong.add(Gap.missing(Kind.NO_LEVEL_AT_OPENING, store.place()));
        return;
      }
      if (random.nextInt(5) == 0) {
        store.closingRead = false;
        wrong.add(Gap.missing(Kind.NO_LEVEL_AT_CLOSING, store.place()));
        return;
      }
      if (random.nextInt(3) == 0) {
        store.variance = some(500_000);
        wrong.add(new Gap(Kind.TANK_VARIANCE, store.place(), new Volume(store.variance), null));
      }
      if (random.nextInt(3) == 0) {
        store.undocumented = 1L + random.nextInt(9_000_000);
        Volume size = new Volume(store.undocumented);
        wrong.add(new Gap(Kind.UNDOCUMENTED_DELIVERY, store.place(), size, null));
      }
    }

    FuelSettlement settled() {
      List<NozzlePeriod> nozzles = new ArrayList<>(hoses.stream().map(Hose::period).toList());
      List<TankPeriod> tanks =
          new ArrayList<>(stores.stream().map(store -> store.period(hoses)).toList());
      Collections.shuffle(nozzles, random);
      Collections.shuffle(tanks, random);
      return FuelSettlement.of(nozzles, tanks);
    }
  }

  @Property(tries = 500)
  void aDayThatAgreesHasNoLine(@ForAll long seed) {
    FuelSettlement settled = new Day(seed).settled();
    assertThat(settled.gaps()).isEmpty();
    for (GradeLine grade : settled.grades()) {
      assertThat(grade.metered()).isEqualTo(grade.fills().dispensed().volume());
      assertThat(grade.fromTanks()).isEqualTo(grade.metered());
    }
    for (TankLine tank : settled.tanks()) {
      assertThat(tank.book()).isEqualTo(tank.closing());
    }
  }

  @Property(tries = 1000)
  void eachGapIsExactlyOneLineOfItsSize(@ForAll long seed) {
    Day day = new Day(seed);
    day.spoil();
    List<Gap> found = new ArrayList<>(day.settled().gaps());
    found.sort(ORDER);
    day.wrong.sort(ORDER);
    assertThat(found).isEqualTo(day.wrong);
  }
}
