package canopy.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sentences of a settlement, one example each. */
class FuelSettlementTest {
  private static final Nozzle ONE = new Nozzle(1, 1);

  private static NozzleFills sold(long millilitres) {
    FuelSum none = FuelSum.none("CNY");
    FuelSum sold = new FuelSum(1, new Volume(millilitres), Money.of(100, "CNY"));
    return new NozzleFills(none, sold, Map.of(Fate.PAID, sold), none);
  }

  private static NozzlePeriod nozzle(Integer tank, Readings meter, NozzleFills fills) {
    return new NozzlePeriod(ONE, 2, tank, meter, fills);
  }

  private static Readings read(long opening, long closing) {
    return new Readings(new Volume(opening), new Volume(closing));
  }

  @Test
  void aMissingReadingIsNotZero() {
    var settled = FuelSettlement.of(List.of(nozzle(null, Readings.NONE, sold(30_000))), List.of());
    assertThat(settled.gaps())
        .extracting(Gap::kind)
        .containsExactly(Gap.Kind.NO_METER_READINGS, Gap.Kind.NO_TANK);
    assertThat(settled.gaps()).allMatch(gap -> gap.kind().isMissing() && gap.volume() == null);
    GradeLine grade = settled.grades().getFirst();
    assertThat(grade.metered()).isNull();
    assertThat(grade.fromTanks()).isNull();
    assertThat(grade.fromBook()).isNull();
  }

  @Test
  void fillsStandInForASilentCounterInTheTanksBalance() {
    TankPeriod tank = new TankPeriod(1, 2, read(500_000, 470_000), List.of(), new Volume(501_000));
    var settled = FuelSettlement.of(List.of(nozzle(1, Readings.NONE, sold(30_000))), List.of(tank));
    assertThat(settled.gaps())
        .extracting(Gap::kind)
        .containsExactly(Gap.Kind.NO_METER_READINGS, Gap.Kind.BROUGHT_VARIANCE);
    TankLine line = settled.tanks().getFirst();
    assertThat(line.variance()).isEqualTo(Volume.ZERO);
    assertThat(line.cumulative()).isEqualTo(new Volume(-1_000));
  }

  @Test
  void aTestIsPouredBackAndCompanyUseIsNot() {
    FuelSum none = FuelSum.none("CNY");
    FuelSum test = new FuelSum(1, new Volume(20_000), Money.of(15_720, "CNY"));
    FuelSum own = new FuelSum(1, new Volume(10_000), Money.of(7_860, "CNY"));
    NozzleFills fills =
        new NozzleFills(
            none, test.plus(own), Map.of(Fate.PUMP_TEST, test, Fate.COMPANY_USE, own), none);
    TankPeriod tank = new TankPeriod(1, 2, read(500_000, 490_000), List.of(), new Volume(500_000));
    var settled = FuelSettlement.of(List.of(nozzle(1, read(7_000, 37_000), fills)), List.of(tank));
    assertThat(settled.gaps()).isEmpty();
    assertThat(settled.tanks().getFirst().book()).isEqualTo(new Volume(490_000));
  }

  @Test
  void theBookGoesOnFromItselfAndBeginsWithTheFirstLevel() {
    TankPeriod first = new TankPeriod(1, 2, read(500_000, 469_000), List.of(), null);
    TankLine line =
        FuelSettlement.of(List.of(nozzle(1, read(0, 30_000), sold(30_000))), List.of(first))
            .tanks()
            .getFirst();
    assertThat(line.book()).isEqualTo(new Volume(470_000));
    TankPeriod next = new TankPeriod(1, 2, read(469_000, 438_500), List.of(), line.book());
    var settled =
        FuelSettlement.of(List.of(nozzle(1, read(30_000, 60_000), sold(30_000))), List.of(next));
    assertThat(settled.gaps())
        .extracting(gap -> gap.kind() + " " + gap.volume().millilitres())
        .containsExactly("BROUGHT_VARIANCE -1000", "TANK_VARIANCE -500");
    assertThat(settled.tanks().getFirst().cumulative()).isEqualTo(new Volume(-1_500));
  }

  @Test
  void aPumpThatWasSettledWithoutAFillIsBelowZero() {
    FuelSum none = FuelSum.none("CNY");
    FuelSum sold = new FuelSum(1, new Volume(5_000), Money.of(3_930, "CNY"));
    NozzleFills fills = new NozzleFills(none, none, Map.of(Fate.PAID, sold), none);
    var settled = FuelSettlement.of(List.of(nozzle(1, read(0, 0), fills)), List.of());
    assertThat(settled.gaps().getFirst())
        .isEqualTo(
            new Gap(
                Gap.Kind.FILLS_WITHOUT_FATE,
                new Gap.Place(2, ONE, null, ""),
                new Volume(-5_000),
                Money.of(-3_930, "CNY")));
  }
}
