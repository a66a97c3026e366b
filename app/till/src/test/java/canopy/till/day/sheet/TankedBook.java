package canopy.till.day.sheet;

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
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A station with two grades in two tanks, two articles, and a manager who may do everything. */
record TankedBook(String till, ShiftSettings shifts) implements Book {
  private static final Volume FULL = new Volume(2_000_000_000L);
  private static final Names NAME = new Names("名", "name", "nombre");

  static TankedBook with(ShiftSettings.Use use) {
    return with("1", use);
  }

  static TankedBook with(String till, ShiftSettings.Use use) {
    return new TankedBook(
        till, new ShiftSettings(use, "cash", List.of(), 0, Map.of(), 0, List.of(), 0));
  }

  @Override
  public StationRules station() {
    return new StationRules(
        till,
        "CNY",
        ZoneId.of("Asia/Shanghai"),
        4,
        new CashRounding(10, Rounding.HALF_UP),
        9,
        "fuel");
  }

  @Override
  public Article article(String id) {
    return new Article(
        id,
        NAME,
        id.equals("1001") ? "drinks" : "snacks",
        id.equals("1001") ? "goods" : "fuel",
        new UnitPrice(id.equals("1001") ? 3_470 : 8_990),
        Quantity.Unit.PIECE,
        0,
        true,
        List.of(),
        false);
  }

  @Override
  public FuelGrade grade(int id) {
    return new FuelGrade(id, NAME, "fuel", new UnitPrice(7_860));
  }

  @Override
  public TaxClass taxClass(String id) {
    return new TaxClass(
        id,
        NAME,
        List.of(
            new Tax(
                "vat" + id,
                NAME,
                Tax.Kind.PERCENT,
                Rate.percent(id.equals("fuel") ? 13 : 9),
                0,
                true,
                false,
                false)));
  }

  @Override
  public TenderKind tender(String id) {
    return id.equals("cash")
        ? new TenderKind(id, NAME, TenderKind.Type.CASH, false)
        : new TenderKind(id, NAME, TenderKind.Type.CARD, true);
  }

  @Override
  public Operator operator(String id) {
    Map<Right, Grant> all =
        Arrays.stream(Right.values())
            .collect(Collectors.toMap(Function.identity(), right -> Grant.ALLOWED));
    return new Operator(id, id, new Role("all", all), Language.ZH_CN, true);
  }

  @Override
  public Tanks tanks() {
    return new Tanks(List.of(tank(1), tank(2)));
  }

  private static Tank tank(int number) {
    return new Tank(
        number,
        number,
        FULL,
        FULL,
        Volume.ZERO,
        new StrappingTable(
            List.of(
                new StrappingTable.Point(0, Volume.ZERO), new StrappingTable.Point(30_000, FULL))),
        1_000,
        15_000,
        List.of());
  }
}
