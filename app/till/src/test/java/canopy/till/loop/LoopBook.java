package canopy.till.loop;

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
import canopy.core.station.Book;
import canopy.core.station.StationRules;
import canopy.core.tax.Tax;
import canopy.core.tax.TaxClass;
import canopy.core.tender.CashRounding;
import canopy.core.tender.TenderKind;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One article, one tender, and operators who may do everything. */
public record LoopBook(Article only) implements Book {
  /** A book with one bottle of cola at 3.50. */
  public static LoopBook cola() {
    return new LoopBook(
        new Article(
            "cola",
            new Names("可乐", "Cola", "Cola"),
            "shop",
            "vat13",
            new UnitPrice(3500),
            Quantity.Unit.PIECE,
            0,
            true,
            List.of(),
            false));
  }

  @Override
  public StationRules station() {
    return new StationRules(
        "1", "CNY", ZoneId.of("Asia/Shanghai"), 8, CashRounding.NONE, 2, "vat13");
  }

  @Override
  public Article article(String id) {
    return only.id().equals(id) ? only : null;
  }

  @Override
  public FuelGrade grade(int id) {
    return null;
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
    return id.equals("cash")
        ? new TenderKind("cash", new Names("现金", "Cash", "Efectivo"), TenderKind.Type.CASH, false)
        : null;
  }

  @Override
  public Operator operator(String id) {
    var all =
        Arrays.stream(Right.values())
            .collect(Collectors.toMap(Function.identity(), right -> Grant.ALLOWED));
    return new Operator(id, "operator " + id, new Role("all", all), Language.EN, true);
  }
}
