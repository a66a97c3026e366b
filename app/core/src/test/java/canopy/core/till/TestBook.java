package canopy.core.till;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.operator.Grant;
import canopy.core.operator.Operator;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.quantity.UnitPrice;
import canopy.core.tax.Tax;
import canopy.core.tax.TaxClass;
import canopy.core.tender.CashRounding;
import canopy.core.tender.TenderKind;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A small station for the tests of the rules. */
final class TestBook implements Book {
  static final String CASHIER = "1001";
  static final String MANAGER = "2001";

  private CashRounding rounding = CashRounding.NONE;

  TestBook rounding(CashRounding next) {
    rounding = next;
    return this;
  }

  @Override
  public StationRules station() {
    return new StationRules("1", "CNY", ZoneId.of("Asia/Shanghai"), 8, rounding, 2, "vat13");
  }

  @Override
  public Article article(String id) {
    return switch (id) {
      case "cola" -> article("cola", "可乐", 3500, Quantity.Unit.PIECE, 0);
      case "beer" -> article("beer", "啤酒", 6000, Quantity.Unit.PIECE, 18);
      case "nuts" -> article("nuts", "坚果", 49800, Quantity.Unit.GRAM, 0);
      case "free" -> article("free", "赠品", 0, Quantity.Unit.PIECE, 0);
      default -> null;
    };
  }

  private static Article article(String id, String zh, long price, Quantity.Unit unit, int age) {
    return new Article(
        id,
        new Names(zh, id, id),
        "shop",
        "vat13",
        new UnitPrice(price),
        unit,
        age,
        true,
        List.of(),
        false);
  }

  @Override
  public FuelGrade grade(int id) {
    return id == 2
        ? new FuelGrade(2, new Names("95#", "95", "95"), "vat13", new UnitPrice(7860))
        : null;
  }

  @Override
  public TaxClass taxClass(String id) {
    Names name = new Names("增值税", "VAT", "IVA");
    return new TaxClass(
        id,
        name,
        List.of(new Tax("vat13", name, Tax.Kind.PERCENT, Rate.percent(13), 0, true, false, false)));
  }

  @Override
  public TenderKind tender(String id) {
    Names name = new Names(id, id, id);
    return switch (id) {
      case "cash" -> new TenderKind("cash", name, TenderKind.Type.CASH, false);
      case "card" -> new TenderKind("card", name, TenderKind.Type.CARD, true);
      default -> null;
    };
  }

  @Override
  public Operator operator(String id) {
    return switch (id) {
      case CASHIER -> new Operator(CASHIER, "王芳", cashier(), Language.ZH_CN, true);
      case MANAGER -> new Operator(MANAGER, "李强", manager(), Language.ZH_CN, true);
      default -> null;
    };
  }

  private static Role manager() {
    Map<Right, Grant> grants = new EnumMap<>(Right.class);
    for (Right right : Right.values()) {
      grants.put(right, Grant.ALLOWED);
    }
    return new Role("manager", grants);
  }

  private static Role cashier() {
    Map<Right, Grant> grants = new EnumMap<>(Right.class);
    for (Right right : Right.values()) {
      grants.put(right, Grant.APPROVAL_REQUIRED);
    }
    grants.put(Right.SELL, Grant.ALLOWED);
    grants.put(Right.VOID_LINE, Grant.ALLOWED);
    grants.put(Right.AUTHORISE_PUMP, Grant.ALLOWED);
    grants.put(Right.CHANGE_SETTINGS, Grant.DENIED);
    return new Role("cashier", grants);
  }
}
