package canopy.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import canopy.core.stock.NozzleBalance;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.TankBalance;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a settlement says, one example each. */
class FuelSettlementTest {
  private static final Instant AT = Instant.parse("2026-11-22T14:00:00Z");
  private static final Nozzle ONE = new Nozzle(1, 1);
  private static final TankPlan PLAN = new TankPlan(1, 2, List.of(ONE));

  private static NozzleFills fills(Fate fate, long millilitres) {
    FuelSum none = FuelSum.none("CNY");
    FuelSum sum = new FuelSum(1, new Volume(millilitres), Money.of(100, "CNY"));
    return new NozzleFills(none, sum, Map.of(fate, sum), none);
  }

  private static TotaliserReading counter(long millilitres) {
    return new TotaliserReading(
        1, 1, 2, TotaliserReading.Source.PUMP, AT, new Volume(millilitres), null);
  }

  private static NozzlePeriod read(long opening, long closing, NozzleFills fills) {
    return new NozzlePeriod(
        ONE,
        2,
        true,
        List.of(new NozzleBalance(counter(opening), counter(closing), fills.dispensed().volume())),
        fills);
  }

  private static TankPeriod tank(long opening, long closing, long filled, long returned) {
    return new TankPeriod(
        PLAN,
        true,
        List.of(
            new TankBalance(
                1,
                2,
                TankReading.typed(1, AT, new Volume(opening)),
                TankReading.typed(1, AT, new Volume(closing)),
                Volume.ZERO,
                Volume.ZERO,
                Volume.ZERO,
                List.of(new NozzleMeter(1, 1, 2, new Volume(filled), new Volume(returned))))),
        List.of(),
        List.of());
  }

  @Test
  void aMissingReadingIsNotZero() {
    NozzlePeriod silent = new NozzlePeriod(ONE, 2, false, List.of(), fills(Fate.PAID, 30_000));
    var settled =
        FuelSettlement.of(
            List.of(silent), List.of(new TankPeriod(PLAN, false, List.of(), List.of(), List.of())));
    assertThat(settled.gaps())
        .extracting(Gap::kind)
        .containsExactly(Gap.Kind.NO_METER_AT_CLOSING, Gap.Kind.NO_LEVEL_AT_CLOSING);
    assertThat(settled.gaps()).allMatch(gap -> gap.kind().isMissing() && gap.volume() == null);
    GradeLine grade = settled.grades().getFirst();
    assertThat(grade.metered()).isNull();
    assertThat(grade.fromTanks()).isNull();
    assertThat(settled.tanks().getFirst().book()).isNull();
  }

  @Test
  void aStationWithoutTanksIsToldOnceForEachGrade() {
    NozzlePeriod other =
        new NozzlePeriod(new Nozzle(2, 1), 2, true, List.of(), fills(Fate.PAID, 10));
    var settled =
        FuelSettlement.of(List.of(read(0, 30_000, fills(Fate.PAID, 30_000)), other), List.of());
    assertThat(settled.gaps())
        .extracting(Gap::kind)
        .containsExactly(Gap.Kind.NO_METER_AT_OPENING, Gap.Kind.NO_TANK);
  }

  @Test
  void aTestIsPouredBackAndCompanyUseIsNot() {
    var tested =
        FuelSettlement.of(
            List.of(read(7_000, 27_000, fills(Fate.PUMP_TEST, 20_000))),
            List.of(tank(500_000, 500_000, 20_000, 20_000)));
    assertThat(tested.gaps()).isEmpty();
    assertThat(tested.tanks().getFirst().book()).isEqualTo(new Volume(500_000));
    var used =
        FuelSettlement.of(
            List.of(read(7_000, 27_000, fills(Fate.COMPANY_USE, 20_000))),
            List.of(tank(500_000, 480_000, 20_000, 0)));
    assertThat(used.gaps()).isEmpty();
  }

  @Test
  void aDifferenceBelowAHundredthOfALitreIsKeptButNotWorthALine() {
    Gap.Place place = new Gap.Place(2, null, 2, "");
    assertThat(new Gap(Gap.Kind.TANK_VARIANCE, place, new Volume(-9), null).isWorthALine())
        .isFalse();
    assertThat(new Gap(Gap.Kind.TANK_VARIANCE, place, new Volume(-10), null).isWorthALine())
        .isTrue();
    assertThat(Gap.missing(Gap.Kind.NO_TANK, place).isWorthALine()).isTrue();
  }

  @Test
  void unrecordedFuelIsTheCountersLineAndNotTheTanks() {
    var settled =
        FuelSettlement.of(
            List.of(read(0, 35_000, fills(Fate.PAID, 30_000))),
            List.of(tank(500_000, 464_000, 30_000, 0)));
    assertThat(settled.gaps())
        .containsExactly(
            new Gap(
                Gap.Kind.UNRECORDED_FUEL, new Gap.Place(2, ONE, null, ""), new Volume(5_000), null),
            new Gap(
                Gap.Kind.TANK_VARIANCE, new Gap.Place(2, null, 1, ""), new Volume(-1_000), null));
    assertThat(settled.tanks().getFirst().variance()).isEqualTo(new Volume(-6_000));
    assertThat(settled.grades().getFirst().fromTanks()).isEqualTo(new Volume(36_000));
  }

  @Test
  void aCounterThatRolledOverIsNoGap() {
    var settled =
        FuelSettlement.of(
            List.of(read(999_990_000, 20_000, fills(Fate.PAID, 30_000))),
            List.of(tank(500_000, 470_000, 30_000, 0)));
    assertThat(settled.gaps()).isEmpty();
  }

  @Test
  void aFillThatWasSettledButNeverDispensedIsBelowZero() {
    FuelSum none = FuelSum.none("CNY");
    FuelSum sold = new FuelSum(1, new Volume(5_000), Money.of(3_930, "CNY"));
    NozzleFills fills = new NozzleFills(none, none, Map.of(Fate.PAID, sold), none);
    assertThat(
            FuelSettlement.of(List.of(read(0, 0, fills)), List.of(tank(9_000, 9_000, 0, 0))).gaps())
        .containsExactly(
            new Gap(
                Gap.Kind.FILLS_WITHOUT_FATE,
                new Gap.Place(2, ONE, null, ""),
                new Volume(-5_000),
                Money.of(-3_930, "CNY")));
  }
}
