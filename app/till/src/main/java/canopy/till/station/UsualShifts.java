package canopy.till.station;

import canopy.core.catalogue.Names;
import canopy.core.shift.CashMovement.Kind;
import canopy.core.shift.MovementReason;
import canopy.core.shift.MovementReason.Deed;
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
  private static final long EXPLAIN_VOID_MAJOR = 50;
  private static final List<Long> YUAN_COINS = List.of(100L, 50L, 10L, 5L, 2L, 1L);
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
        reasons(),
        EXPLAIN_VOID_MAJOR * major);
  }

  /**
   * Notes as the station has them, and the country's usual coins: down to the step to which cash is
   * rounded, so that whatever a drawer comes to can be counted.
   */
  private static List<Long> denominations(StationConfig config) {
    List<Long> coins = config.currency().equals("CNY") ? YUAN_COINS : COINS;
    long least = config.paying().cashRounding().stepMinor();
    return Stream.concat(
            config.paying().notesMinor().stream(), coins.stream().filter(coin -> coin >= least))
        .distinct()
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static List<MovementReason> reasons() {
    Kind in = Kind.PAID_IN;
    Kind out = Kind.PAID_OUT;
    return List.of(
        moves("debt", new Names("收回欠款", "Debt settled", "Deuda cobrada"), in),
        moves("income", new Names("其他收入", "Other income", "Otro ingreso"), in),
        moves("supplies", new Names("日常采购", "Supplies", "Compras"), out),
        moves("repairs", new Names("维修费用", "Repairs", "Reparaciones"), out),
        moves("supplier", new Names("供应商货款", "Supplier", "Proveedor"), out),
        moves("customer", new Names("赔付顾客", "Customer claim", "Reclamación de cliente"), out),
        done("change", new Names("换零钱", "Changing money", "Cambio de dinero"), Deed.NO_SALE),
        done("check", new Names("检查钱箱", "Check the drawer", "Revisar el cajón"), Deed.NO_SALE),
        done("left", new Names("顾客放弃", "Customer left", "Cliente desiste"), Deed.VOID_SALE),
        done(
            "mistake",
            new Names("录入错误", "Rung up wrongly", "Error al marcar"),
            Deed.VOID_SALE,
            Deed.LINE_VOID),
        done("nottaken", new Names("顾客不要了", "Left behind", "No se lo lleva"), Deed.LINE_VOID),
        done("faulty", new Names("质量问题", "Faulty", "Defectuoso"), Deed.REFUND),
        done("unwanted", new Names("买错不要", "Not wanted", "No lo quiere"), Deed.REFUND),
        done("label", new Names("价签不符", "Wrong label", "Etiqueta errónea"), Deed.PRICE_OVERRIDE),
        done(
            "damaged",
            new Names("临期或破损", "Damaged or expiring", "Dañado o por caducar"),
            Deed.PRICE_OVERRIDE,
            Deed.DISCOUNT),
        done("regular", new Names("老顾客", "Regular customer", "Cliente habitual"), Deed.DISCOUNT),
        done("goodwill", new Names("补偿顾客", "Making up for it", "Compensación"), Deed.DISCOUNT));
  }

  private static MovementReason moves(String id, Names name, Kind kind) {
    return new MovementReason(id, name, Set.of(kind), Set.of());
  }

  private static MovementReason done(String id, Names name, Deed... deeds) {
    return new MovementReason(id, name, Set.of(), Set.of(deeds));
  }
}
