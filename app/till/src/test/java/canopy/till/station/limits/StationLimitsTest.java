package canopy.till.station.limits;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Names;
import canopy.core.event.Json;
import canopy.core.payment.TrustLimit;
import canopy.core.shift.ShiftSettings;
import canopy.core.stock.StockLimits;
import canopy.core.tender.TenderKind;
import canopy.till.store.finding.FindingLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StationLimitsTest {
  /** A station with everything set up as usual. */
  static StationLimits usual() {
    return new StationLimits(
        new ShiftSettings(
            ShiftSettings.Use.OPENED_BY_SALE,
            "cash",
            List.of(100L),
            500,
            Map.of("card", 0L),
            30_000,
            List.of(),
            5_000),
        List.of(
            new TenderKind(
                "cash", new Names("现金", "Cash", "Efectivo"), TenderKind.Type.CASH, false),
            new TenderKind(
                "card", new Names("银行卡", "Card", "Tarjeta"), TenderKind.Type.CARD, true)),
        TrustLimit.USUAL,
        FindingLimits.standard(),
        StockLimits.USUAL);
  }

  private static Map<String, Long> values(StationLimits limits) {
    Map<String, Long> values = new HashMap<>();
    limits.all().forEach(limit -> values.put(limit.name(), limit.value()));
    return values;
  }

  /** A limit that is put into another one's place would show here. */
  @Test
  void eachLimitCanBeChangedAndLeavesTheOthersAlone() {
    StationLimits usual = usual();
    for (Limit limit : usual.all()) {
      Long now = limit.value();
      long next = now == null ? 700 : now + 1;
      Map<String, Long> wanted = values(usual);
      wanted.put(limit.name(), next);
      assertThat(values(usual.with(Map.of(limit.name(), next)))).isEqualTo(wanted);
    }
  }

  @Test
  void everyLimitHasANameOfItsOwnAndAllowsWhatIsUsual() {
    List<Limit> all = usual().all();
    assertThat(all.stream().map(Limit::name).collect(Collectors.toSet())).hasSameSizeAs(all);
    assertThat(all.stream().filter(limit -> limit.value() != null))
        .allMatch(limit -> limit.allows(Objects.requireNonNull(limit.value())));
    assertThat(usual().contradiction()).isEmpty();
  }

  @Test
  void aWayToPayLosesItsOwnLimitAndFollowsTheFirst() {
    Map<String, Long> none = new HashMap<>();
    none.put("shift.difference.card", null);
    ShiftSettings shifts = usual().with(none).shifts();
    assertThat(shifts.limitMinor("card")).isEqualTo(500);
    assertThat(usual().shifts().limitMinor("card")).isZero();
  }

  @Test
  void findsLimitsThatContradictEachOther() {
    assertThat(usual().with(Map.of("tanks.amber", 900_000L)).contradiction())
        .contains("limits.amberbeyondred");
    assertThat(usual().with(Map.of("tanks.amber.share", 90_000L)).contradiction())
        .contains("limits.amberbeyondred");
    assertThat(usual().with(Map.of("tanks.drift.least", 61L)).contradiction())
        .contains("limits.leastbeyonddays");
  }

  @Test
  void aFileOfBeforeHasTheUsualLimitsForWhatIsNew() throws Exception {
    String before =
        """
        {"voidsPerDay": 9, "noSalesPerDay": 3, "overridesPerDay": 5, "largeVoidMinor": 20000,
         "noSaleSeconds": 60, "refundMinutes": 15, "roundMinor": 1000}
        """;
    FindingLimits read = Json.mapper().readValue(before, FindingLimits.class);
    assertThat(read.voidsPerDay()).isEqualTo(9);
    assertThat(read.wrongPinsPerDay()).isEqualTo(FindingLimits.standard().wrongPinsPerDay());
    assertThat(read.discounts()).isEqualTo(FindingLimits.Discounts.USUAL);
    assertThat(read.dearLineMinor()).isEqualTo(FindingLimits.standard().dearLineMinor());
    FindingLimits written =
        Json.mapper().readValue(Json.mapper().writeValueAsString(read), FindingLimits.class);
    assertThat(written).isEqualTo(read);
  }

  @Test
  void leavesOutWhatIsNotSetUp() {
    StationLimits bare =
        new StationLimits(ShiftSettings.NONE, List.of(), null, FindingLimits.standard(), null);
    assertThat(bare.all())
        .extracting(Limit::group)
        .containsOnly(LimitGroup.SHIFT, LimitGroup.FINDINGS);
    assertThat(bare.with(Map.of("findings.voids", 9L)).findings().voidsPerDay()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({
    "MONEY,   12.5,   1250",
    "MONEY,   '12,50', 1250",
    "MONEY,   12.505, -1",
    "COUNT,   7,      7",
    "COUNT,   7.0,    7",
    "COUNT,   7.5,    -1",
    "COUNT,   -7,     -1",
    "COUNT,   seven,  -1",
    "COUNT,   '',     -1",
    "LITRES,  0.25,   250",
    "PERCENT, 0.5,    5000",
    "FACTOR,  0.75,   750",
    "DAYS,    1e3,    -1",
  })
  void readsWhatIsTyped(LimitUnit unit, String typed, long kept) {
    assertThat(unit.read(typed, 2).orElse(-1)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "MONEY, 1250, 12.5",
    "MONEY, 2000, 20",
    "LITRES, 492100, 492.1",
    "PERCENT, 10000, 1",
    "COUNT, 0, 0",
    "FACTOR, 7000, 7"
  })
  void writesWithoutIdleZeros(LimitUnit unit, long kept, String typed) {
    assertThat(unit.write(kept, 2)).isEqualTo(typed);
    assertThat(unit.read(typed, 2)).hasValue(kept);
  }
}
