package canopy.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.shift.MovementReason.Deed;
import canopy.till.sale.ask.AgeScreen;
import canopy.till.sale.ask.WeightScreen;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Screen;
import canopy.till.ui.Theme;
import canopy.till.ui.control.Shell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** Pictures of the sale screen; every word fits in every language. */
class SalePictureTest extends PictureTest {
  @Test
  void fullBasket() throws Exception {
    takeAll(
        "sale",
        look ->
            new SaleScreen(
                look, SaleSamples.filled(look.texts().language(), 8), SaleSamples.ignoring()));
  }

  @Test
  void emptyBasket() throws Exception {
    takeAll(
        "sale-empty",
        look -> {
          SaleModel model = SaleSamples.empty(look.texts().language(), 8);
          model.lastSale.set(
              SaleSamples.pick(
                  look.texts().language(),
                  "上一单 ¥184.00 · 现金 200.00 · 找零 16.00",
                  "Last sale ¥184.00 · cash 200.00 · change 16.00",
                  "Última venta ¥184.00 · efectivo 200.00 · cambio 16.00"));
          return new SaleScreen(look, model, SaleSamples.ignoring());
        });
  }

  @Test
  void aPaymentCodeTakesTheSum() throws Exception {
    takeAll(
        "sale-codes",
        look -> {
          SaleModel model = SaleSamples.filled(look.texts().language(), 8);
          model.takesCodes.set(true);
          model.payable.set(true);
          return new SaleScreen(look, model, SaleSamples.ignoring());
        });
  }

  @Test
  void somebodyPractises() throws Exception {
    takeAll(
        "sale-training",
        look -> {
          SaleModel model = SaleSamples.filled(look.texts().language(), 8);
          model.header.training.set(true);
          return new SaleScreen(look, model, SaleSamples.ignoring());
        });
  }

  /** However much is said above the basket: PAY is in view, and nothing is offered in vain. */
  @Test
  void everyBannerAtOnce() throws Exception {
    for (boolean full : List.of(true, false)) {
      takeAll(
          "sale-training-held-" + (full ? "full" : "empty"),
          look -> {
            Language language = look.texts().language();
            SaleModel model =
                full ? SaleSamples.filled(language, 8) : SaleSamples.empty(language, 8);
            model.header.training.set(true);
            model.pumps.held.set(8);
            model.paidMinor.set(full ? 10_000 : 0);
            model.notice.set(
                Notice.of(Notice.Level.REFUSED, "sale.age.nodate").with("sale.clear", () -> {}));
            return new SaleScreen(look, model, SaleSamples.ignoring());
          });
    }
  }

  @Test
  void sumsOfManyFigures() throws Exception {
    takeAll(
        "sale-huge",
        look -> {
          SaleModel model = SaleSamples.huge(look.texts().language());
          return new SaleScreen(look, model, SaleSamples.ignoring());
        });
  }

  @Test
  void sayingWhy() throws Exception {
    takeAll(
        "sale-why-void",
        look -> {
          SaleModel model = SaleSamples.filled(look.texts().language(), 8);
          offer(model, Deed.VOID_SALE);
          model.payable.set(true);
          SaleScreen screen = new SaleScreen(look, model, SaleSamples.ignoring());
          return asking(screen, () -> press(screen, "Shift+Delete"));
        });
    takeAll(
        "sale-why-line",
        look -> {
          SaleModel model = SaleSamples.filled(look.texts().language(), 8);
          offer(model, Deed.LINE_VOID);
          SaleScreen screen = new SaleScreen(look, model, SaleSamples.ignoring());
          model.asksForMoney("");
          return asking(
              screen,
              () -> {
                model.chosenLine.set(goods(model));
                press(screen, "Delete");
              });
        });
    takeAll(
        "sale-why-less",
        look -> {
          SaleModel model = SaleSamples.filled(look.texts().language(), 8);
          offer(model, Deed.LINE_VOID);
          SaleScreen screen = new SaleScreen(look, model, SaleSamples.ignoring());
          model.asksForMoney("");
          return asking(
              screen,
              () -> {
                model.chosenLine.set(goods(model));
                screen.typed("1");
                press(screen, "Ctrl+Q");
              });
        });
    takeAll(
        "sale-why-discount",
        look -> {
          SaleModel model = SaleSamples.filled(look.texts().language(), 8);
          offer(model, Deed.DISCOUNT);
          SaleScreen screen = new SaleScreen(look, model, SaleSamples.ignoring());
          return asking(
              screen,
              () -> {
                model.chosenLine.set(goods(model));
                screen.typed("1");
                screen.typed("0");
                press(screen, "Ctrl+D");
              });
        });
    takeAll(
        "sale-why-refund",
        look -> {
          SaleModel model = SaleSamples.filled(look.texts().language(), 8);
          offer(model, Deed.REFUND);
          model.refund.set(true);
          model.note.set(model.reasons.get().get(Deed.REFUND).getFirst());
          return new SaleScreen(look, model, SaleSamples.ignoring());
        });
  }

  /** What is asked once the screen is there: coming to it forgets what was asked before. */
  private static Screen asking(Screen screen, Runnable what) {
    return new Screen() {
      @Override
      public Parent root() {
        return screen.root();
      }

      @Override
      public KeyMap keys() {
        return screen.keys();
      }

      @Override
      public void shown() {
        screen.shown();
        what.run();
      }
    };
  }

  private static String goods(SaleModel model) {
    return model.lines.get().stream().filter(BasketLine::changeable).findFirst().orElseThrow().id();
  }

  private static void offer(SaleModel model, Deed deed) {
    model.reasons.set(
        Map.of(
            deed,
            List.of("顾客放弃", "Rung up wrongly", "Reclamación de cliente", "Pays at another till")));
  }

  @Test
  void forecourtsOfEverySize() throws Exception {
    for (int pumps : new int[] {4, 16, 24}) {
      for (Language language : Language.values()) {
        take(
            "sale-pumps-" + pumps,
            language,
            Theme.LIGHT,
            1280,
            800,
            look ->
                new SaleScreen(look, SaleSamples.filled(language, pumps), SaleSamples.ignoring()));
      }
    }
    take(
        "sale-pumps-24",
        Language.CHINESE,
        Theme.DARK,
        1920,
        1080,
        look ->
            new SaleScreen(look, SaleSamples.filled(Language.CHINESE, 24), SaleSamples.ignoring()));
  }

  @Test
  void searching() throws Exception {
    takeAll(
        "sale-search",
        look -> {
          SaleModel model = SaleSamples.filled(look.texts().language(), 8);
          SaleScreen screen = new SaleScreen(look, model, SaleSamples.ignoring());
          model.notice.set(SaleSamples.printerNotice());
          screen.typed("k");
          screen.typed("l");
          model.hits.set(SaleSamples.hits(look.texts().language()));
          return screen;
        });
  }

  @Test
  void askingAge() throws Exception {
    takeAll(
        "sale-age",
        look -> {
          AgeScreen.Question question =
              new AgeScreen.Question(
                  18, LocalDate.of(2008, 11, 22), spoken -> SaleSamples.article(spoken, 11));
          AgeScreen screen =
              new AgeScreen(look, question, SaleSamples.ageActions(new ArrayList<>()));
          "19900".chars().forEach(c -> screen.typed(Character.toString(c)));
          return SaleSamples.with(look, screen);
        });
  }

  @Test
  void askingWeight() throws Exception {
    takeAll(
        "sale-weight",
        look -> {
          WeightScreen.Question question =
              new WeightScreen.Question(spoken -> SaleSamples.article(spoken, 11), "12.80 / kg");
          WeightScreen screen = new WeightScreen(look, question, SaleSamples.weightActions());
          "1.2".chars().forEach(c -> screen.typed(Character.toString(c)));
          return SaleSamples.with(look, screen);
        });
  }

  @Test
  void partlyPaid() throws Exception {
    takeAll(
        "sale-partly-paid",
        look -> {
          SaleModel model = SaleSamples.filled(look.texts().language(), 8);
          model.paidMinor.set(10_000);
          return new SaleScreen(look, model, SaleSamples.ignoring());
        });
  }

  @Test
  void secondBankOfKeysAndManyLines() throws Exception {
    takeAll(
        "sale-more",
        look -> {
          SaleModel model = SaleSamples.filled(look.texts().language(), 8);
          SaleScreen screen = new SaleScreen(look, model, SaleSamples.ignoring());
          model.notice.set(
              Notice.of(Notice.Level.REFUSED, "sale.age.nodate").with("sale.clear", () -> {}));
          press(screen, "F10");
          press(screen, "Ctrl+Q");
          screen.typed("3");
          return screen;
        });
  }

  /** Runs the action of a key without an event. */
  static void press(Screen screen, String key) {
    screen.keys().entries().stream()
        .filter(entry -> entry.combination().equals(KeyCombination.valueOf(key)))
        .findFirst()
        .orElseThrow()
        .action()
        .run();
  }

  @Test
  void keyMap() throws Exception {
    for (Language language : Language.values()) {
      List<String> misfits =
          onFx(
              () -> {
                Look look = look(language);
                Shell shell = new Shell(look, 1280, 800);
                shell.show(
                    new SaleScreen(look, SaleSamples.filled(language, 8), SaleSamples.ignoring()));
                Event.fireEvent(
                    shell.scene(),
                    new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.F1, false, false, false, false));
                return shoot("sale-keys-" + language.suffix(), shell.scene());
              });
      assertThat(misfits).isEmpty();
    }
  }
}
