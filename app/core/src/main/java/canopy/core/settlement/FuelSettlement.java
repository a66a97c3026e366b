package canopy.core.settlement;

import canopy.core.quantity.Volume;
import canopy.core.stock.Delivery;
import canopy.core.stock.MeasuredDelivery;
import canopy.core.stock.NozzleBalance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Fills and their fates = counters = tanks and deliveries = book, after the four-way settlement of
 * the ARTS data model 7.3. What does not agree is a gap, counted once: between fills and their
 * fates, between counter and fills, between tank and all that explains it, between a delivery and
 * its paper.
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
            .sorted(Comparator.comparingInt((TankPeriod tank) -> tank.plan().tank()))
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
      List<TankLine> own = tanks.stream().filter(t -> t.period().plan().grade() == grade).toList();
      lines.add(
          new GradeLine(
              grade,
              each.getValue(),
              Volumes.sum(
                  nozzles.stream()
                      .filter(nozzle -> nozzle.grade() == grade)
                      .map(NozzlePeriod::metered)
                      .toList()),
              own.isEmpty()
                  ? null
                  : Volumes.sum(own.stream().map(TankLine::drawnByLevel).toList())));
    }
    return lines;
  }

  private static TankLine line(TankPeriod tank, List<NozzlePeriod> nozzles) {
    Volume unrecorded = Volume.ZERO;
    for (NozzlePeriod nozzle : nozzles) {
      if (tank.plan().nozzles().contains(nozzle.nozzle())) {
        unrecorded = unrecorded.plus(nozzle.unrecorded());
      }
    }
    return new TankLine(tank, unrecorded);
  }

  private static void fates(NozzlePeriod nozzle, List<Gap> gaps) {
    FuelSum left = nozzle.fills().withoutFate();
    if (!left.isNothing()) {
      gaps.add(
          new Gap(Gap.Kind.FILLS_WITHOUT_FATE, Gap.Place.of(nozzle), left.volume(), left.amount()));
    }
  }

  private static void meter(NozzlePeriod nozzle, List<Gap> gaps) {
    Gap.Place place = Gap.Place.of(nozzle);
    if (nozzle.balances().isEmpty()) {
      gaps.add(
          Gap.missing(
              nozzle.readAtClose() ? Gap.Kind.NO_METER_AT_OPENING : Gap.Kind.NO_METER_AT_CLOSING,
              place));
      return;
    }
    for (NozzleBalance balance : nozzle.balances()) {
      if (balance.counted() == null) {
        add(
            gaps,
            Gap.Kind.METER_WENT_BACK,
            place,
            balance.closing().volume().minus(balance.opening().volume()));
      }
    }
    add(gaps, Gap.Kind.UNRECORDED_FUEL, place, nozzle.unrecorded());
    add(
        gaps,
        Gap.Kind.OUTSIDE_READINGS,
        place,
        nozzle.fills().dispensed().volume().minus(nozzle.recorded()));
  }

  private static void tank(TankLine line, List<Gap> gaps) {
    TankPeriod tank = line.period();
    Gap.Place place = Gap.Place.of(tank);
    for (Delivery delivery : tank.deliveries()) {
      add(
          gaps,
          Gap.Kind.DELIVERY_DIFFERENCE,
          new Gap.Place(place.grade(), null, place.tank(), delivery.document()),
          delivery.shortage().negated());
    }
    for (MeasuredDelivery late : tank.measuredLate()) {
      add(
          gaps,
          Gap.Kind.DELIVERY_DIFFERENCE,
          new Gap.Place(place.grade(), null, place.tank(), late.delivery().document()),
          late.correction());
    }
    add(gaps, Gap.Kind.UNDOCUMENTED_DELIVERY, place, line.undocumented());
    Volume unexplained = line.unexplained();
    if (unexplained == null) {
      gaps.add(
          Gap.missing(
              tank.readAtClose() ? Gap.Kind.NO_LEVEL_AT_OPENING : Gap.Kind.NO_LEVEL_AT_CLOSING,
              place));
    } else {
      add(gaps, Gap.Kind.TANK_VARIANCE, place, unexplained);
    }
  }

  /** One line for each grade: a station that keeps no tanks is told so, but not for each nozzle. */
  private static void withoutTank(
      List<NozzlePeriod> nozzles, List<TankLine> lines, List<Gap> gaps) {
    TreeSet<Integer> grades = new TreeSet<>();
    for (NozzlePeriod nozzle : nozzles) {
      if (lines.stream()
          .noneMatch(line -> line.period().plan().nozzles().contains(nozzle.nozzle()))) {
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
