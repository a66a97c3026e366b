package canopy.core.till;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.operator.Grant;
import canopy.core.operator.Operator;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.payment.Mode;
import canopy.core.payment.PayMethod;
import canopy.core.payment.PayMethods;
import canopy.core.payment.PayTimes;
import canopy.core.payment.TrustLimit;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.shift.ShiftSettings;
import canopy.core.station.Book;
import canopy.core.station.StationRules;
import canopy.core.stock.StrappingTable;
import canopy.core.stock.Tank;
import canopy.core.stock.Tanks;
import canopy.core.tax.Tax;
import canopy.core.tax.TaxClass;
import canopy.core.tender.CashRounding;
import canopy.core.tender.TenderKind;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A small station for the tests of the rules. */
final class TestBook implements Book {
  static final String CASHIER = "1001";
  static final String COLLEAGUE = "1002";
  static final String MANAGER = "2001";
  static final String DEPUTY = "2002";
  static final String LEFT = "3001";

  private final Map<String, Article> articles = new HashMap<>();
  private final Map<Right, Grant> cashier = new EnumMap<>(Right.class);
  private CashRounding rounding = CashRounding.NONE;
  private TrustLimit trust = TrustLimit.USUAL;

  void trusts(TrustLimit limit) {
    trust = limit;
  }

  private boolean codesOnPaper;
  private UnitPrice fuelCost;
  private UnitPrice fuelPrice = new UnitPrice(7_860);
  private ShiftSettings shifts = ShiftSettings.NONE;
  private People others;

  TestBook() {
    for (Right right : Right.values()) {
      cashier.put(right, Grant.APPROVAL_REQUIRED);
    }
    cashier.put(Right.SELL, Grant.ALLOWED);
    cashier.put(Right.VOID_LINE, Grant.ALLOWED);
    cashier.put(Right.AUTHORISE_PUMP, Grant.ALLOWED);
    cashier.put(Right.CHANGE_SETTINGS, Grant.DENIED);
    put("cola", 3500, "13i", Quantity.Unit.PIECE, 0, true);
    put("beer", 6000, "13i", Quantity.Unit.PIECE, 18, true);
    put("brandy", 99000, "13i", Quantity.Unit.PIECE, 21, true);
    put("nuts", 49800, "13i", Quantity.Unit.GRAM, 0, true);
    put("free", 0, "13i", Quantity.Unit.PIECE, 0, true);
    put("gone", 3500, "13i", Quantity.Unit.PIECE, 0, false);
  }

  TestBook rounding(CashRounding next) {
    rounding = next;
    return this;
  }

  /** What an article costs from now on, in tenths of a minor unit; null if it is not known. */
  TestBook costs(String id, Long tenthsOfMinor) {
    articles.computeIfPresent(
        id,
        (key, article) ->
            article.costing(tenthsOfMinor == null ? null : new UnitPrice(tenthsOfMinor)));
    return this;
  }

  /** What a litre is sold for from now on; the pumps are told later. */
  TestBook sellsFuelFor(long tenthsOfMinor) {
    fuelPrice = new UnitPrice(tenthsOfMinor);
    return this;
  }

  /** What a litre costs from now on. */
  TestBook fuelCosts(long tenthsOfMinor) {
    fuelCost = new UnitPrice(tenthsOfMinor);
    return this;
  }

  /** Whether a sale needs a shift; up to two yuan too much or too little needs no approval. */
  TestBook keepsShifts(ShiftSettings.Use use) {
    shifts = new ShiftSettings(use, "cash", List.of(), 200, Map.of("card", 0L), 0, List.of(), 0);
    return this;
  }

  @Override
  public ShiftSettings shifts() {
    return shifts;
  }

  /** Without a screen that faces the customer. */
  TestBook printingCodes() {
    codesOnPaper = true;
    return this;
  }

  TestBook grant(Right right, Grant grant) {
    cashier.put(right, grant);
    return this;
  }

  /**
   * One more article, sold by the piece.
   *
   * @param price major units, up to three decimals
   * @param taxes such as {@code 7e} (on top), {@code 10i} (included), {@code f0.05i} (per unit),
   *     with blanks between; none is due on another
   */
  TestBook sells(String id, String price, String taxes) {
    long tenths = new BigDecimal(price).movePointRight(3).longValueExact();
    return put(id, tenths, taxes, Quantity.Unit.PIECE, 0, true);
  }

  private TestBook put(
      String id, long price, String taxes, Quantity.Unit unit, int age, boolean active) {
    articles.put(
        id,
        new Article(
            id,
            new Names("货" + id, id, id),
            "shop",
            taxes.isEmpty() ? "none" : taxes,
            new UnitPrice(price),
            unit,
            age,
            active,
            List.of(),
            false));
    return this;
  }

  @Override
  public StationRules station() {
    return new StationRules("1", "CNY", ZoneId.of("Asia/Shanghai"), 8, rounding, 2, "13i");
  }

  @Override
  public Article article(String id) {
    return articles.get(id);
  }

  @Override
  public FuelGrade grade(int id) {
    return id == 2
        ? new FuelGrade(2, new Names("95#", "95", "95"), "13i", fuelPrice, fuelCost)
        : null;
  }

  /** One tank of 30,000 litres, three metres high, a litre for each tenth of a millimetre. */
  @Override
  public Tanks tanks() {
    return new Tanks(
        List.of(
            new Tank(
                2,
                2,
                new Volume(30_000_000),
                new Volume(28_500_000),
                new Volume(600_000),
                new StrappingTable(
                    List.of(
                        new StrappingTable.Point(0, Volume.ZERO),
                        new StrappingTable.Point(30_000, new Volume(30_000_000)))),
                1_000,
                15_000,
                List.of())));
  }

  @Override
  public TaxClass taxClass(String id) {
    List<Tax> taxes = new ArrayList<>();
    for (String text : id.equals("none") ? new String[0] : id.split(" ")) {
      boolean perUnit = text.startsWith("f");
      boolean included = text.endsWith("i");
      BigDecimal number = new BigDecimal(text.replaceAll("[fie]", ""));
      taxes.add(
          new Tax(
              text,
              Names.same(text),
              perUnit ? Tax.Kind.PER_UNIT : Tax.Kind.PERCENT,
              perUnit ? Rate.ZERO : new Rate(number.movePointRight(4).longValueExact()),
              perUnit ? number.movePointRight(3).longValueExact() : 0,
              included,
              false,
              false));
    }
    return new TaxClass(id, Names.same(id), taxes);
  }

  @Override
  public TenderKind tender(String id) {
    Names name = Names.same(id);
    return switch (id) {
      case "cash" -> new TenderKind(id, name, TenderKind.Type.CASH, false);
      case "card" -> new TenderKind(id, name, TenderKind.Type.CARD, true);
      case "voucher" -> new TenderKind(id, name, TenderKind.Type.VOUCHER, false);
      case "account" -> new TenderKind(id, name, TenderKind.Type.ACCOUNT, true);
      case "wechat", "plate" -> new TenderKind(id, name, TenderKind.Type.SCAN, false);
      default -> null;
    };
  }

  /** One channel that can be asked, and a plate on the counter that cannot. */
  @Override
  public PayMethods payments() {
    return new PayMethods(
        "S001",
        Map.of(
            "wechat",
            new PayMethod(
                "wechat",
                "wechat",
                Set.of(Mode.CODE, Mode.QR),
                true,
                Map.of(Mode.CODE, PayTimes.wechatCode(), Mode.QR, PayTimes.wechatQr())),
            "plate",
            new PayMethod("plate", "plate", Set.of(Mode.STATIC), false, Map.of())),
        trust,
        codesOnPaper);
  }

  @Override
  public Operator operator(String id) {
    if (others != null) {
      return others.operators().get(id);
    }
    return switch (id) {
      case CASHIER -> operator(id, "王芳", new Role("cashier", cashier), true);
      case COLLEAGUE -> operator(id, "赵敏", new Role("cashier", cashier), true);
      case MANAGER -> operator(id, "李强", manager(), true);
      case DEPUTY -> operator(id, "陈静", manager(), true);
      case LEFT -> operator(id, "孙洋", manager(), false);
      default -> null;
    };
  }

  /** Others than those that the names above stand for. */
  void people(People next) {
    others = next;
  }

  @Override
  public People people() {
    if (others != null) {
      return others;
    }
    List<Operator> all =
        Stream.of(CASHIER, COLLEAGUE, MANAGER, DEPUTY, LEFT).map(this::operator).toList();
    return new People(
        List.of(new Role("cashier", cashier), manager()),
        all.stream()
            .map(
                each ->
                    new People.Person(
                        each.id(), each.name(), each.role().id(), each.language(), each.active()))
            .toList());
  }

  private static Operator operator(String id, String name, Role role, boolean active) {
    return new Operator(id, name, role, Language.ZH_CN, active);
  }

  private static Role manager() {
    Map<Right, Grant> grants = new EnumMap<>(Right.class);
    for (Right right : Right.values()) {
      grants.put(right, Grant.ALLOWED);
    }
    return new Role("manager", grants);
  }
}
