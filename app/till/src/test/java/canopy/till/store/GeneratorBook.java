package canopy.till.store;

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
import canopy.core.quantity.Rounding;
import canopy.core.quantity.UnitPrice;
import canopy.core.shift.ShiftSettings;
import canopy.core.station.Book;
import canopy.core.station.StationRules;
import canopy.core.tax.Tax;
import canopy.core.tax.TaxClass;
import canopy.core.tender.CashRounding;
import canopy.core.tender.TenderKind;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The goods, prices and people of the generated station. */
final class GeneratorBook implements Book {
  static final int ARTICLES = 200;
  static final int PUMPS = 8;
  static final String CASHIER = "1001";
  static final String OTHER_CASHIER = "1002";
  static final String MANAGER = "2001";

  private static final int WEIGHED_EVERY = 10;

  /** So many articles have a known cost but one; so have all grades but the last. */
  private static final int UNKNOWN_EVERY = 11;

  private final StationRules station =
      new StationRules(
          "1",
          "CNY",
          ZoneId.of("Asia/Shanghai"),
          PUMPS,
          new CashRounding(10, Rounding.HALF_UP),
          2,
          "vat13");
  private final TaxClass low = taxClass("vat9", 9);
  private final TaxClass high = taxClass("vat13", 13);
  private final ShiftSettings shifts;
  private final Role cashier = role("cashier", Grant.APPROVAL_REQUIRED);
  private final Role manager = role("manager", Grant.ALLOWED);

  /** A station that keeps no shifts. */
  GeneratorBook() {
    this(ShiftSettings.Use.BY_HAND);
  }

  GeneratorBook(ShiftSettings.Use use) {
    shifts = new ShiftSettings(use, "cash", List.of(), 0, Map.of(), 0, List.of(), 0);
  }

  @Override
  public ShiftSettings shifts() {
    return shifts;
  }

  static String articleId(int number) {
    return "a" + number;
  }

  static boolean isWeighed(int number) {
    return number % WEIGHED_EVERY == 0;
  }

  @Override
  public StationRules station() {
    return station;
  }

  @Override
  public Article article(String id) {
    int number = Integer.parseInt(id.substring(1));
    return new Article(
        id,
        new Names("商品 " + number + " 号", "Article number " + number, "Artículo " + number),
        "d" + number % 7,
        number % 3 == 0 ? "vat9" : "vat13",
        new UnitPrice(1000 + 137L * number),
        isWeighed(number) ? Quantity.Unit.GRAM : Quantity.Unit.PIECE,
        0,
        true,
        List.of(),
        false,
        number % UNKNOWN_EVERY == 0 ? null : new UnitPrice(550 + 83L * number));
  }

  @Override
  public FuelGrade grade(int id) {
    return new FuelGrade(
        id,
        new Names(id + "号油", "Grade " + id, "Grado " + id),
        "vat13",
        new UnitPrice(7860),
        id == 4 ? null : new UnitPrice(6_000 + 111L * id));
  }

  @Override
  public TaxClass taxClass(String id) {
    return id.equals("vat9") ? low : high;
  }

  private static TaxClass taxClass(String id, int percent) {
    Names name = new Names("增值税", "VAT", "IVA");
    return new TaxClass(
        id,
        name,
        List.of(new Tax(id, name, Tax.Kind.PERCENT, Rate.percent(percent), 0, true, false, false)));
  }

  @Override
  public TenderKind tender(String id) {
    Names name = new Names(id, id, id);
    return new TenderKind(
        id, name, id.equals("cash") ? TenderKind.Type.CASH : TenderKind.Type.CARD, false);
  }

  @Override
  public Operator operator(String id) {
    return new Operator(id, "O" + id, id.equals(MANAGER) ? manager : cashier, Language.EN, true);
  }

  private static Role role(String name, Grant grant) {
    Map<Right, Grant> grants = new EnumMap<>(Right.class);
    for (Right right : Right.values()) {
      grants.put(right, grant);
    }
    grants.put(Right.SELL, Grant.ALLOWED);
    grants.put(Right.VOID_LINE, Grant.ALLOWED);
    grants.put(Right.AUTHORISE_PUMP, Grant.ALLOWED);
    return new Role(name, grants);
  }
}
