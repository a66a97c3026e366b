package canopy.till.tender;

import canopy.till.sale.SaleSamples;
import canopy.till.tender.TenderStage.Finished.Part;
import canopy.till.ui.Icon;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Screen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pictures of the tender screen beside the basket; every word fits in every language. */
class TenderPictureTest extends PictureTest {
  @Test
  void choosing() throws Exception {
    takeAll("tender", look -> SaleSamples.with(look, screen(look, model(look.texts().language()))));
  }

  @Test
  void partlyPaidAndTyping() throws Exception {
    takeAll(
        "tender-split",
        look -> {
          TenderModel model = model(look.texts().language());
          model.paid.set(
              List.of(
                  new TenderModel.Paid(
                      "1", model.kinds.get().getFirst().name() + " 004213", 10_000, true)));
          model.remainingMinor.set(11_680);
          model.remainingCashMinor.set(11_680);
          model.quickCash.set(
              List.of(
                  new TenderModel.QuickCash(12_000, 320),
                  new TenderModel.QuickCash(15_000, 3_320),
                  new TenderModel.QuickCash(20_000, 8_320)));
          TenderScreen screen = screen(look, model);
          "150.5".chars().forEach(c -> screen.typed(Character.toString(c)));
          return SaleSamples.with(look, screen);
        });
  }

  @Test
  void sumsOfManyFigures() throws Exception {
    takeAll(
        "tender-huge", look -> SaleSamples.with(look, screen(look, huge(look.texts().language()))));
    takeAll(
        "tender-huge-typing",
        look -> {
          TenderScreen screen = screen(look, huge(look.texts().language()));
          "1234567.5".chars().forEach(c -> screen.typed(Character.toString(c)));
          return SaleSamples.with(look, screen);
        });
    takeAll(
        "tender-huge-paid",
        look -> {
          TenderModel model = huge(look.texts().language());
          model.stage.set(
              new TenderStage.Finished(
                  false,
                  9_989_999_001L,
                  List.of(TenderSamples.wallet(9_989_999_001L)),
                  0,
                  false,
                  false,
                  "R1-261122-00482"));
          return SaleSamples.with(look, screen(look, model));
        });
  }

  private static TenderModel huge(Language language) {
    TenderModel model = TenderSamples.huge(language);
    model.paid.set(
        List.of(new TenderModel.Paid("1", model.kinds.get().getFirst().name(), 100_000_000, true)));
    return model;
  }

  /** Nothing is said to open or to print where nothing does. */
  @Test
  void practised() throws Exception {
    takeAll(
        "tender-practised",
        look -> {
          TenderModel model = model(look.texts().language());
          model.training.set(true);
          model.stage.set(
              new TenderStage.Finished(
                  false,
                  21_680,
                  List.of(TenderSamples.cash(30_000)),
                  8_320,
                  true,
                  true,
                  "RT1-261122-00482"));
          return SaleSamples.with(look, screen(look, model));
        });
  }

  @Test
  void askingReference() throws Exception {
    takeAll(
        "tender-reference",
        look -> {
          TenderModel model = model(look.texts().language());
          TenderScreen screen = screen(look, model);
          model.stage.set(new TenderStage.Reference(model.kinds.get().getFirst()));
          "004213".chars().forEach(c -> screen.typed(Character.toString(c)));
          return SaleSamples.with(look, screen);
        });
  }

  @Test
  void paid() throws Exception {
    takeAll(
        "tender-paid",
        look -> {
          TenderModel model = model(look.texts().language());
          model.stage.set(
              new TenderStage.Finished(
                  false,
                  21_680,
                  List.of(TenderSamples.cash(30_000)),
                  8_320,
                  true,
                  true,
                  "R1-261122-00482"));
          return SaleSamples.with(look, screen(look, model));
        });
  }

  @Test
  void paidByWallet() throws Exception {
    takeAll("tender-paid-wallet", look -> finished(look, TenderSamples.wallet(21_680)));
  }

  @Test
  void paidInThreeWays() throws Exception {
    takeAll(
        "tender-paid-split",
        look ->
            finished(
                look,
                TenderSamples.wallet(10_000),
                TenderSamples.card(5_000),
                TenderSamples.cash(10_000)));
  }

  private static Screen finished(Look look, Part... parts) {
    TenderModel model = model(look.texts().language());
    long given = Arrays.stream(parts).mapToLong(Part::amountMinor).sum();
    model.stage.set(
        new TenderStage.Finished(
            false, 21_680, List.of(parts), given - 21_680, false, false, "R1-261122-00482"));
    return SaleSamples.with(look, screen(look, model));
  }

  @Test
  void givingBack() throws Exception {
    takeAll("tender-refund", look -> SaleSamples.with(look, screen(look, refund(look))));
  }

  @Test
  void givenBack() throws Exception {
    takeAll(
        "tender-refunded",
        look -> {
          TenderModel model = refund(look);
          model.stage.set(
              new TenderStage.Finished(
                  true,
                  21_680,
                  List.of(TenderSamples.wallet(6_680), TenderSamples.cash(15_000)),
                  0,
                  true,
                  false,
                  "R1-261122-00483"));
          return SaleSamples.with(look, screen(look, model));
        });
  }

  private static TenderModel refund(Look look) {
    TenderModel model = model(look.texts().language());
    model.payout.set(true);
    model.quickCash.set(List.of());
    model.paidBy.set(Set.of(model.kinds.get().getFirst().id()));
    return model;
  }

  private static TenderScreen screen(Look look, TenderModel model) {
    return new TenderScreen(
        look,
        model,
        TenderSamples.recording(new ArrayList<>()),
        TenderSamples.scanning(new ArrayList<>()));
  }

  static TenderModel model(Language language) {
    return TenderSamples.model(language, Icon.CARD);
  }
}
