package canopy.till.station;

import canopy.core.catalogue.Names;
import canopy.core.shift.CashMovement;
import canopy.core.shift.MovementReason;
import canopy.core.shift.ShiftSettings;
import canopy.core.tender.TenderKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a station keeps its shifts that has set up nothing of its own: the first sale opens one, and
 * up to five in coins too much or too little needs nobody's approval.
 */
final class UsualShifts {
  private static final long LIMIT_MAJOR = 5;
  private static final List<Long> YUAN_COINS = List.of(100L, 50L, 10L);
  private static final List<Long> COINS = List.of(200L, 100L, 50L, 20L, 10L, 5L, 2L, 1L);

  private UsualShifts() {}

  static ShiftSettings of(StationConfig config) {
    String cash =
        config.tenders().stream()
            .filter(kind -> kind.type() == TenderKind.Type.CASH)
            .map(TenderKind::id)
            .findFirst()
            .orElse("cash");
    long major = 1;
    for (int i = 0; i < config.currencyDigits(); i++) {
      major *= 10;
    }
    return new ShiftSettings(
        ShiftSettings.Use.OPENED_BY_SALE,
        cash,
        denominations(config),
        LIMIT_MAJOR * major,
        Map.of(),
        0,
        reasons());
  }

  /** Notes as the station has them, and the country's usual coins. */
  private static List<Long> denominations(StationConfig config) {
    List<Long> coins = config.currency().equals("CNY") ? YUAN_COINS : COINS;
    return Stream.concat(config.paying().notesMinor().stream(), coins.stream())
        .distinct()
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static List<MovementReason> reasons() {
    Set<CashMovement.Kind> in = Set.of(CashMovement.Kind.PAID_IN);
    Set<CashMovement.Kind> out = Set.of(CashMovement.Kind.PAID_OUT);
    return List.of(
        new MovementReason("debt", new Names("收回欠款", "Debt settled", "Deuda cobrada"), in),
        new MovementReason("income", new Names("其他收入", "Other income", "Otro ingreso"), in),
        new MovementReason("supplies", new Names("日常采购", "Supplies", "Compras"), out),
        new MovementReason("repairs", new Names("维修费用", "Repairs", "Reparaciones"), out),
        new MovementReason("supplier", new Names("供应商货款", "Supplier", "Proveedor"), out),
        new MovementReason(
            "customer", new Names("赔付顾客", "Customer claim", "Reclamación de cliente"), out));
  }
}
