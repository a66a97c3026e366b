package canopy.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a day brings: each thing that is wrong is one line of exactly its size. */
class FuelSettlementPropertyTest {
  private static final Comparator<Gap> ORDER =
      Comparator.comparing((Gap gap) -> gap.kind().name()).thenComparing(gap -> gap.toString());

  /** A day that agrees, before anything is made wrong. */
  private static final class Day {
    final List<NozzlePeriod> nozzles = new ArrayList<>();
    final List<TankPeriod> tanks = new ArrayList<>();
    final List<Gap> wrong = new ArrayList<>();

    Day(Random random) {
      int tankCount = 1 + random.nextInt(3);
      long[] drawn = new long[tankCount];
      long[] returned = new long[tankCount];
      for (int i = 0; i < 1 + random.nextInt(5); i++) {
        int tank = random.nextInt(tankCount);
        NozzleFills fills = fills(random);
        long opening = random.nextInt(90_000_000);
        long litres = fills.dispensed().volume().millilitres();
        drawn[tank] += litres;
        returned[tank] += fills.of(Fate.PUMP_TEST).volume().millilitres();
        nozzles.add(
            new NozzlePeriod(
                new Nozzle(1 + i / 2, 1 + i % 2),
                tank + 1,
                tank + 1,
                new Readings(new Volume(opening), new Volume(opening + litres)),
                fills));
      }
      for (int t = 0; t < tankCount; t++) {
        List<Delivery> deliveries = new ArrayList<>();
        long received = 0;
        for (int d = random.nextInt(3); d > 0; d--) {
          Volume litres = new Volume(5_000_000 + random.nextInt(20_000_000));
          deliveries.add(new Delivery("D" + t + d, litres, random.nextBoolean() ? litres : null));
          received += litres.millilitres();
        }
        long opening = 5_000_000 + random.nextInt(10_000_000);
        long closing = opening + received - drawn[t] + returned[t];
        tanks.add(
            new TankPeriod(
                t + 1,
                t + 1,
                new Readings(new Volume(opening), new Volume(closing)),
                deliveries,
                random.nextInt(4) == 0 ? null : new Volume(opening)));
      }
    }

    private static NozzleFills fills(Random random) {
      FuelSum none = FuelSum.none("CNY");
      FuelSum brought = none;
      FuelSum dispensed = none;
      FuelSum carried = none;
      var fates = new java.util.EnumMap<Fate, FuelSum>(Fate.class);
      for (int i = random.nextInt(8); i > 0; i--) {
        FuelSum fill =
            new FuelSum(
                1, new Volume(1 + random.nextInt(60_000)), Money.of(random.nextInt(50_000), "CNY"));
        boolean before = random.nextInt(5) == 0;
        brought = before ? brought.plus(fill) : brought;
        dispensed = before ? dispensed : dispensed.plus(fill);
        if (random.nextInt(5) == 0) {
          carried = carried.plus(fill);
        } else {
          fates.merge(Fate.values()[random.nextInt(Fate.values().length)], fill, FuelSum::plus);
        }
      }
      return new NozzleFills(brought, dispensed, fates, carried);
    }

    /** Each place is made wrong in at most one way, so that the line to be found is known. */
    void spoil(Random random) {
      for (int i = 0; i < nozzles.size(); i++) {
        if (random.nextInt(3) == 0) {
          nozzles.set(i, spoilt(nozzles.get(i), random));
        }
      }
      for (int i = 0; i < tanks.size(); i++) {
        if (random.nextInt(2) == 0) {
          tanks.set(i, spoilt(tanks.get(i), random));
        }
      }
    }

    private NozzlePeriod spoilt(NozzlePeriod at, Random random) {
      Gap.Place place = Gap.Place.of(at);
      Readings meter = at.meter();
      long size = 1 + random.nextInt(100_000);
      return switch (random.nextInt(5)) {
        case 0 -> {
          wrong.add(Gap.missing(Gap.Kind.NO_METER_AT_OPENING, place));
          yield with(at, new Readings(null, meter.closing()));
        }
        case 1 -> {
          wrong.add(Gap.missing(Gap.Kind.NO_METER_AT_CLOSING, place));
          yield with(at, new Readings(meter.opening(), null));
        }
        case 2 -> {
          wrong.add(Gap.missing(Gap.Kind.NO_METER_READINGS, place));
          yield with(at, Readings.NONE);
        }
        case 3 -> {
          Volume back = new Volume(-size);
          wrong.add(new Gap(Gap.Kind.METER_WENT_BACK, place, back, null));
          yield with(at, new Readings(meter.opening(), meter.opening().plus(back)));
        }
        default -> {
          // A fill that was settled, but whose fate nobody wrote down.
          FuelSum lost = new FuelSum(1, new Volume(size), Money.of(size / 100, "CNY"));
          wrong.add(new Gap(Gap.Kind.FILLS_WITHOUT_FATE, place, lost.volume(), lost.amount()));
          NozzleFills fills = at.fills();
          yield new NozzlePeriod(
              at.nozzle(),
              at.grade(),
              at.tank(),
              meter,
              new NozzleFills(
                  fills.brought().plus(lost), fills.dispensed(), fills.fates(), fills.carried()));
        }
      };
    }

    private static NozzlePeriod with(NozzlePeriod at, Readings meter) {
      return new NozzlePeriod(at.nozzle(), at.grade(), at.tank(), meter, at.fills());
    }

    private TankPeriod spoilt(TankPeriod at, Random random) {
      Gap.Place place = Gap.Place.of(at);
      Readings level = at.level();
      Volume size = new Volume((random.nextBoolean() ? 1 : -1) * (1L + random.nextInt(500_000)));
      return switch (random.nextInt(6)) {
        case 0 -> {
          wrong.add(Gap.missing(Gap.Kind.NO_LEVEL_AT_CLOSING, place));
          yield with(at, new Readings(level.opening(), null), at.book());
        }
        case 1 -> {
          wrong.add(Gap.missing(Gap.Kind.NO_LEVEL_AT_OPENING, place));
          yield with(at, new Readings(null, level.closing()), at.book());
        }
        case 2 -> {
          wrong.add(Gap.missing(Gap.Kind.NO_LEVELS, place));
          yield with(at, Readings.NONE, at.book());
        }
        case 3 -> {
          wrong.add(new Gap(Gap.Kind.TANK_VARIANCE, place, size, null));
          yield with(at, new Readings(level.opening(), level.closing().plus(size)), at.book());
        }
        case 4 -> {
          wrong.add(new Gap(Gap.Kind.BROUGHT_VARIANCE, place, size, null));
          yield with(at, level, level.opening().minus(size));
        }
        default -> {
          // More on the document than came: what came was measured, and the level agrees with it.
          Volume came = new Volume(8_000_000);
          List<Delivery> deliveries = new ArrayList<>(at.deliveries());
          deliveries.add(new Delivery("SHORT", came.minus(size), came));
          wrong.add(
              new Gap(
                  Gap.Kind.DELIVERY_DIFFERENCE,
                  new Gap.Place(at.grade(), null, at.tank(), "SHORT"),
                  size,
                  null));
          yield new TankPeriod(
              at.tank(),
              at.grade(),
              new Readings(level.opening(), level.closing().plus(came)),
              deliveries,
              at.book());
        }
      };
    }

    private static TankPeriod with(TankPeriod at, Readings level, Volume book) {
      return new TankPeriod(at.tank(), at.grade(), level, at.deliveries(), book);
    }

    FuelSettlement settled(Random random) {
      Collections.shuffle(nozzles, random);
      Collections.shuffle(tanks, random);
      return FuelSettlement.of(nozzles, tanks);
    }
  }

  @Property(tries = 500)
  void aDayThatAgreesHasNoLine(@ForAll long seed) {
    Random random = new Random(seed);
    FuelSettlement settled = new Day(random).settled(random);
    assertThat(settled.gaps()).isEmpty();
    for (GradeLine grade : settled.grades()) {
      assertThat(grade.metered()).isEqualTo(grade.fills().dispensed().volume());
      Volume poured = grade.fills().of(Fate.PUMP_TEST).volume();
      assertThat(grade.fromTanks())
          .as("tank, with %s poured back", poured)
          .isEqualTo(grade.metered());
      assertThat(grade.fromBook()).isEqualTo(grade.metered());
    }
  }

  @Property(tries = 1000)
  void eachGapIsExactlyOneLineOfItsSize(@ForAll long seed) {
    Random random = new Random(seed);
    Day day = new Day(random);
    day.spoil(random);
    List<Gap> found = new ArrayList<>(day.settled(random).gaps());
    found.sort(ORDER);
    day.wrong.sort(ORDER);
    assertThat(found).isEqualTo(day.wrong);
  }

  @Property(tries = 500)
  void fuelThatFlowedUnrecordedIsOneLineWhereverItFlowed(@ForAll long seed) {
    Random random = new Random(seed);
    Day day = new Day(random);
    int at = random.nextInt(day.nozzles.size());
    NozzlePeriod nozzle = day.nozzles.get(at);
    long size = 1 + random.nextInt(200_000);
    // It went past the counter and out of the tank.
    Readings meter = nozzle.meter();
    day.nozzles.set(
        at,
        Day.with(nozzle, new Readings(meter.opening(), meter.closing().plus(new Volume(size)))));
    for (int i = 0; i < day.tanks.size(); i++) {
      TankPeriod tank = day.tanks.get(i);
      if (tank.tank() == nozzle.tank()) {
        Readings level = tank.level();
        day.tanks.set(
            i,
            Day.with(
                tank,
                new Readings(level.opening(), level.closing().minus(new Volume(size))),
                tank.book()));
      }
    }
    assertThat(day.settled(random).gaps())
        .containsExactly(
            new Gap(Gap.Kind.UNRECORDED_FUEL, Gap.Place.of(nozzle), new Volume(size), null));
  }
}
