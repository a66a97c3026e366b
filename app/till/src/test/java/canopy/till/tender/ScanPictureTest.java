package canopy.till.tender;

import canopy.till.sale.SaleSamples;
import canopy.till.tender.TenderStage.Attempting.Phase;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.PictureTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Pictures of scan-to-pay beside the basket; every word fits in every language. */
class ScanPictureTest extends PictureTest {
  private static final String[] NAMES = {"微信支付", "WeChat Pay", "WeChat Pay"};
  private static final String[] OTHERS = {"支付宝", "Alipay", "Alipay"};

  @Test
  void tilesWithOneOutOfReach() throws Exception {
    takeAll("scan-tiles", look -> SaleSamples.with(look, screen(look, model(look))));
  }

  @Test
  void awaitingTheCode() throws Exception {
    takeAll("scan-await", look -> staged(look, new TenderStage.AwaitCode(kind(look), 21_680)));
  }

  @Test
  void declined() throws Exception {
    takeAll(
        "scan-declined",
        look ->
            staged(look, new TenderStage.Declined(kind(look), 21_680, "NOTENOUGH 零钱余额不足，请更换支付方式")));
  }

  @Test
  void everyPhase() throws Exception {
    for (Phase phase : Phase.values()) {
      takeAll(
          "scan-" + phase.name().toLowerCase(Locale.ROOT), look -> staged(look, at(look, phase)));
    }
  }

  private static TenderStage.Attempting at(Look look, Phase phase) {
    boolean shown = phase == Phase.SHOWING || phase == Phase.BY_EYE;
    return new TenderStage.Attempting(
        "0012340126112214050000010000",
        "R1-261122-00482",
        kind(look),
        21_680,
        phase,
        phase == Phase.UNKNOWN ? "READ_TIMEOUT" : "",
        shown ? "weixin://wxpay/bizpayurl?pr=pIxXXXX" : null,
        Instant.parse("2026-11-22T06:05:45Z"),
        phase == Phase.SHOWING);
  }

  private static TenderKind kind(Look look) {
    return new TenderKind(
        "wechat",
        NAMES[look.texts().language().ordinal()],
        Icon.QR,
        false,
        new TenderKind.Scan(true, true, false, true, ""));
  }

  private static TenderModel model(Look look) {
    TenderModel model = TenderSamples.model(look.texts().language(), Icon.CARD);
    List<TenderKind> kinds = new ArrayList<>();
    kinds.add(kind(look));
    kinds.add(
        new TenderKind(
            "alipay",
            OTHERS[look.texts().language().ordinal()],
            Icon.QR,
            false,
            new TenderKind.Scan(false, false, false, true, "channel.short.expired")));
    kinds.addAll(model.kinds.get());
    model.kinds.set(kinds);
    model.secondsLeft.set(37);
    return model;
  }

  private static canopy.till.ui.Screen staged(Look look, TenderStage stage) {
    TenderModel model = model(look);
    model.stage.set(stage);
    return SaleSamples.with(look, screen(look, model));
  }

  private static TenderScreen screen(Look look, TenderModel model) {
    return new TenderScreen(
        look,
        model,
        TenderSamples.recording(new ArrayList<>()),
        TenderSamples.scanning(new ArrayList<>()));
  }
}
