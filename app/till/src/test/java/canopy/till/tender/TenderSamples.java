package canopy.till.tender;

import canopy.core.catalogue.Names;
import canopy.till.tender.TenderStage.Finished.Part;
import canopy.till.ui.Icon;
import canopy.till.ui.Language;
import java.lang.reflect.Proxy;
import java.util.List;

/** Believable tenders for pictures and tests. */
final class TenderSamples {
  private static final String[][] KINDS = {
    {"银行卡", "储值券", "单位挂账"}, {"Bank card", "Voucher", "Account"}, {"Tarjeta", "Vale", "Cuenta"},
  };

  private TenderSamples() {}

  static TenderModel model(Language language, Icon first) {
    String[] names = KINDS[language.ordinal()];
    TenderModel model = new TenderModel();
    model.totalMinor.set(21_680);
    model.remainingMinor.set(21_680);
    model.remainingCashMinor.set(21_680);
    model.quickCash.set(
        List.of(
            new TenderModel.QuickCash(22_000, 320),
            new TenderModel.QuickCash(25_000, 3_320),
            new TenderModel.QuickCash(30_000, 8_320),
            new TenderModel.QuickCash(40_000, 18_320),
            new TenderModel.QuickCash(50_000, 28_320)));
    model.kinds.set(
        List.of(
            new TenderKind("card", names[0], first, true),
            new TenderKind("voucher", names[1], Icon.VOUCHER, true),
            new TenderKind("account", names[2], Icon.COMPANY, true)));
    return model;
  }

  /** Sums as they come where a cup of coffee costs forty thousand. */
  static TenderModel huge(Language language) {
    TenderModel model = model(language, Icon.CARD);
    model.totalMinor.set(9_989_999_001L);
    model.remainingMinor.set(9_889_999_001L);
    model.remainingCashMinor.set(9_889_999_000L);
    model.quickCash.set(
        List.of(
            new TenderModel.QuickCash(9_889_999_100L, 100),
            new TenderModel.QuickCash(9_890_000_000L, 1_000),
            new TenderModel.QuickCash(9_900_000_000L, 10_001_000L),
            new TenderModel.QuickCash(9_950_000_000L, 60_001_000L),
            new TenderModel.QuickCash(10_000_000_000L, 110_001_000L)));
    return model;
  }

  static Part cash(long minor) {
    return new Part(new Names("现金", "Cash", "Efectivo"), minor, true);
  }

  static Part wallet(long minor) {
    return new Part(new Names("微信支付", "WeChat Pay", "WeChat Pay"), minor, false);
  }

  static Part card(long minor) {
    return new Part(new Names("银行卡", "Bank card", "Tarjeta"), minor, false);
  }

  /** Actions that write down what was asked, as {@code name(arguments)}. */
  static TenderActions recording(List<String> into) {
    return recording(into, TenderActions.class);
  }

  /** The same for what belongs to scanning. */
  static ScanActions scanning(List<String> into) {
    return recording(into, ScanActions.class);
  }

  private static <T> T recording(List<String> into, Class<T> actions) {
    return actions.cast(
        Proxy.newProxyInstance(
            actions.getClassLoader(),
            new Class<?>[] {actions},
            (proxy, method, arguments) -> {
              List<Object> given = arguments == null ? List.of() : List.of(arguments);
              into.add(method.getName() + given.toString().replace('[', '(').replace(']', ')'));
              return method.getReturnType() == boolean.class ? Boolean.FALSE : null;
            }));
  }
}
