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
import canopy.till.loop.LoopBook;
import java.util.Map;
import java.util.Set;

/** Cola at 3.50, cash, and one channel for both ways of scanning. */
public record PayBook(Book base) implements Book {
  public static final String KIND = "wallet";
  public static final String CHANNEL = "model";

  public static PayBook cola() {
    return new PayBook(LoopBook.cola());
  }

  @Override
  public PayMethods payments() {
    PayMethod method =
        new PayMethod(
            KIND,
            CHANNEL,
            Set.of(Mode.CODE, Mode.QR),
            true,
            Map.of(Mode.CODE, PayTimes.wechatCode(), Mode.QR, PayTimes.wechatQr()));
    return new PayMethods("S001", Map.of(KIND, method), TrustLimit.USUAL);
  }

  @Override
  public TenderKind tender(String id) {
    return id.equals(KIND)
        ? new TenderKind(id, Names.same("Wallet"), TenderKind.Type.SCAN, false)
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
