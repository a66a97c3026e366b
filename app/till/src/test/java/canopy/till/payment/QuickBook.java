package canopy.till.payment;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Names;
import canopy.core.operator.Operator;
import canopy.core.payment.Mode;
import canopy.core.payment.PayMethod;
import canopy.core.payment.PayMethods;
import canopy.core.payment.PayTimes;
import canopy.core.payment.TrustLimit;
import canopy.core.station.Book;
import canopy.core.station.StationRules;
import canopy.core.tax.TaxClass;
import canopy.core.tender.TenderKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tests' book with a plate on the counter besides, and with shorter pauses so that a test need
 * not wait.
 *
 * @param station the beginning of its order numbers: many stations pay within one second, and no
 *     two may ever make the same
 */
record QuickBook(PayBook base, String site) implements Book {
  /** Tender kind and channel of the plate. */
  static final String PLATE = "plate";

  private static PayTimes quick(PayTimes usual) {
    return new PayTimes(
        List.of(1_000L, 2_000L),
        1_000,
        120_000, // Whoever settles what was left does not wait for it, but stops it.
        0,
        usual.takeBack(),
        usual.takeBackAfterMillis() == 0 ? 0 : 1_000,
        4_000,
        List.of(1_000L),
        usual.retryForMillis(),
        List.of(1_000L, 2_000L),
        usual.watchForMillis(),
        usual.offerMillis());
  }

  @Override
  public PayMethods payments() {
    PayMethod wallet =
        new PayMethod(
            PayBook.KIND,
            PayBook.CHANNEL,
            Set.of(Mode.CODE, Mode.QR),
            true,
            Map.of(Mode.CODE, quick(PayTimes.wechatCode()), Mode.QR, quick(PayTimes.wechatQr())));
    PayMethod plate = new PayMethod(PLATE, PLATE, Set.of(Mode.STATIC), false, Map.of());
    return new PayMethods(site, Map.of(PayBook.KIND, wallet, PLATE, plate), TrustLimit.USUAL);
  }

  @Override
  public TenderKind tender(String id) {
    return id.equals(PLATE)
        ? new TenderKind(id, Names.same("Plate"), TenderKind.Type.SCAN, false)
        : base.tender(id);
  }

  @Override
  public StationRules station() {
    return base.station();
  }

  @Override
  public Article article(String id) {
    return base.article(id);
  }

  @Override
  public FuelGrade grade(int id) {
    return base.grade(id);
  }

  @Override
  public TaxClass taxClass(String id) {
    return base.taxClass(id);
  }

  @Override
  public Operator operator(String id) {
    return base.operator(id);
  }
}
