package canopy.core.settlement;

import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Fills and their fates = counters = tanks and deliveries = book, after the four-way settlement of
 * the ARTS data model 7.3. What does not agree is a gap, counted once: between fills and their
 * fates, between counter and fills, between tank and counters, between a delivery and its document,
 * and between the book and the tank as the period began.
 *
 * @param nozzles by pump and nozzle
 * @param tanks by number
 * @param gaps in the order of the report; none if everything was read and agrees
 */
public record FuelSettlement(List<NozzlePeriod> nozzles, List<TankLine> tanks, List<Gap> gaps) {
  public FuelSettlement {
    nozzles = List.copyOf(nozzles);
    tanks = List.copyOf(tanks);
    gaps = List.copyOf(gaps);
  }

  /** Settles a period. */
  public static FuelSettlement of(List<NozzlePeriod> nozzles, List<TankPeriod> tanks) {
    List<NozzlePeriod> sorted =
        nozzles.stream().sorted(Comparator.comparing(NozzlePeriod::nozzle)).toList();
    List<TankLine> lines =
        tanks.stream()
            .sorted(Comparator.comparingInt(TankPeriod::tank))
            .map(tank -> line(tank, sorted))
            .toList();
    List<Gap> gaps = new ArrayList<>();
    sorted.forEach(nozzle -> fates(nozzle, gaps));
    sorted.forEach(nozzle -> meter(nozzle, gaps));
    lines.forEach(line -> tank(line, gaps));
    withoutTank(sorted, lines, gaps);
    return new FuelSettlement(sorted, lines, gaps);
  }

  /** The same by grade, in the order of their numbers. */
  public List<GradeLine> grades() {
    SortedMap<Integer, NozzleFills> fills = new TreeMap<>();
    for (NozzlePeriod nozzle : nozzles) {
      fills.merge(nozzle.grade(), nozzle.fills(), NozzleFills::plus);
    }
    List<GradeLine> lines = new ArrayList<>();
    for (Map.Entry<Integer, NozzleFills> each : fills.entrySet()) {
      int grade = each.getKey();
      List<TankLine> own = tanks.stream().filter(t -> t.period().grade() == grade).toList();
      lines.add(
          new GradeLine(
              grade,
              each.getValue(),
              sum(
                  nozzles.stream()
                      .filter(nozzle -> nozzle.grade() == grade)
                      .map(NozzlePeriod::metered)
                      .toList()),
              own.isEmpty() ? null : sum(own.stream().map(FuelSettlement::fromTank).toList()),
              own.isEmpty() ? null : sum(own.stream().map(TankLine::drawn).toList())));
    }
    return lines;
  }

  private static @Nullable Volume fromTank(TankLine line) {
    Volume variance = line.variance();
    return variance == null ? null : line.drawn().minus(variance);
  }

  /** Null as soon as one is missing: what is not known is not zero. */
  private static @Nullable Volume sum(List<? extends @Nullable Volume> volumes) {
    Volume sum = Volume.ZERO;
    for (Volume each : volumes) {
      if (each == null) {
        return null;
      }
      sum = sum.plus(each);
    }
    return sum;
  }

  private static TankLine line(TankPeriod tank, List<NozzlePeriod> nozzles) {
    Volume drawn = Volume.ZERO;
    Volume returned = Volume.ZERO;
    for (NozzlePeriod nozzle : nozzles) {
      Integer from = nozzle.tank();
      if (from != null && from == tank.tank()) {
        drawn = drawn.plus(nozzle.drawn());
        returned = returned.plus(nozzle.fills().of(Fate.PUMP_TEST).volume());
      }
    }
    return new TankLine(tank, tank.received(), drawn, returned);
  }

  private static void fates(NozzlePeriod nozzle, List<Gap> gaps) {
    FuelSum left = nozzle.fills().withoutFate();
    if (!left.isNothing()) {
      Money amount = left.amount();
      gaps.add(new Gap(Gap.Kind.FILLS_WITHOUT_FATE, Gap.Place.of(nozzle), left.volume(), amount));
    }
  }

  private static void meter(NozzlePeriod nozzle, List<Gap> gaps) {
    Readings meter = nozzle.meter();
    Gap.Place place = Gap.Place.of(nozzle);
    Volume counted = meter.difference();
    if (counted == null) {
      Gap.Kind kind =
          meter.opening() != null
              ? Gap.Kind.NO_METER_AT_CLOSING
              : meter.closing() != null ? Gap.Kind.NO_METER_AT_OPENING : Gap.Kind.NO_METER_READINGS;
      gaps.add(Gap.missing(kind, place));
    } else if (counted.millilitres() < 0) {
      gaps.add(new Gap(Gap.Kind.METER_WENT_BACK, place, counted, null));
    } else {
      add(
          gaps,
          Gap.Kind.UNRECORDED_FUEL,
          place,
          counted.minus(nozzle.fills().dispensed().volume()));
    }
  }

  private static void tank(TankLine line, List<Gap> gaps) {
    TankPeriod tank = line.period();
    Gap.Place place = Gap.Place.of(tank);
    for (Delivery delivery : tank.deliveries()) {
      add(
          gaps,
          Gap.Kind.DELIVERY_DIFFERENCE,
          new Gap.Place(tank.grade(), null, tank.tank(), delivery.document()),
          delivery.received().minus(delivery.documented()));
    }
    Volume opening = tank.level().opening();
    Volume book = tank.book();
    if (opening != null && book != null) {
      add(gaps, Gap.Kind.BROUGHT_VARIANCE, place, opening.minus(book));
    }
    Volume variance = line.variance();
    if (variance != null) {
      add(gaps, Gap.Kind.TANK_VARIANCE, place, variance);
    } else {
      gaps.add(
          Gap.missing(
              opening != null
                  ? Gap.Kind.NO_LEVEL_AT_CLOSING
                  : tank.level().closing() != null
                      ? Gap.Kind.NO_LEVEL_AT_OPENING
                      : Gap.Kind.NO_LEVELS,
              place));
    }
  }

  /** One line for each grade: a station that keeps no tanks is told so, but not for each nozzle. */
  private static void withoutTank(
      List<NozzlePeriod> nozzles, List<TankLine> lines, List<Gap> gaps) {
    TreeSet<Integer> grades = new TreeSet<>();
    for (NozzlePeriod nozzle : nozzles) {
      Integer tank = nozzle.tank();
      if (tank == null || lines.stream().noneMatch(line -> line.period().tank() == tank)) {
        grades.add(nozzle.grade());
      }
    }
    for (int grade : grades) {
      gaps.add(Gap.missing(Gap.Kind.NO_TANK, new Gap.Place(grade, null, null, "")));
    }
  }

  private static void add(List<Gap> gaps, Gap.Kind kind, Gap.Place place, Volume volume) {
    if (volume.millilitres() != 0) {
      gaps.add(new Gap(kind, place, volume, null));
    }
  }
}
