package canopy.till.display;

import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.QrPicture;
import canopy.till.ui.manage.Forms;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/**
 * What the customer sees while paying by scanning: our code, that the phone is asking, and what has
 * come of it unless it is paid.
 */
final class CodePages {
  private static final int QR_PIXELS = 500;

  /** Below this a phone's camera begins to fail at arm's length. */
  private static final int MODULE_PIXELS = 8;

  private final Look look;
  private final DisplayModel model;

  CodePages(Look look, DisplayModel model) {
    this.look = look;
    this.model = model;
  }

  /** The code to the right, what to pay to the left. */
  Node code() {
    StackPane card = new StackPane();
    card.getStyleClass().add("display-code-card");
    model.code.subscribe(
        text -> {
          card.getChildren().clear();
          if (!text.isEmpty()) {
            card.getChildren().add(QrPicture.atLeast(text, QR_PIXELS, MODULE_PIXELS));
          }
        });
    Label wallet = Labels.data("display-wallet");
    wallet.textProperty().bind(model.wallet);
    wallet.setWrapText(true);
    VBox words =
        new VBox(
            Forms.tall(new Region()),
            wallet,
            Labels.sentence(look.texts().bound("display.scan"), "display-scan"),
            amount(),
            seconds(),
            Forms.tall(new Region()));
    words.setAlignment(Pos.CENTER_LEFT);
    HBox page = new HBox(Forms.wide(words), card);
    page.setAlignment(Pos.CENTER);
    page.getStyleClass().addAll("display-page", "display-paying", "display-code-page");
    return page;
  }

  /** The customer's own phone has the question. */
  Node confirm() {
    Label word = Labels.word(look.texts().bound("display.confirm"), "display-welcome");
    word.setGraphic(Icon.PHONE.node("display-phone"));
    VBox page =
        new VBox(Forms.tall(new Region()), word, amount(), seconds(), Forms.tall(new Region()));
    page.setAlignment(Pos.CENTER);
    page.getStyleClass().addAll("display-page", "display-paying");
    return page;
  }

  /** The wallet has not said how it stands. */
  Node checking() {
    return page(
        Labels.sentence(look.texts().bound("display.checking"), "display-welcome"),
        amount(),
        Labels.sentence(look.texts().bound("display.nottwice"), "display-wallet"));
  }

  /** Nothing was taken; there are other ways to pay. */
  Node notPaid() {
    Label due = Labels.figure("display-code-amount");
    due.textProperty().bind(model.dueMinor.map(minor -> look.formats().amount(minor.longValue())));
    return page(
        Labels.sentence(
            model.notPaid.flatMap(why -> look.texts().bound(key(why))), "display-welcome"),
        due,
        Labels.sentence(look.texts().bound("display.otherway"), "display-wallet"));
  }

  private static String key(NotPaid why) {
    return switch (why) {
      case REFUSED -> "display.declined";
      case TIME_UP -> "display.timeup";
      case STOPPED -> "display.cancelled";
    };
  }

  private static Node page(Label title, Label amount, Label sentence) {
    title.setTextAlignment(TextAlignment.CENTER);
    sentence.setTextAlignment(TextAlignment.CENTER);
    VBox page =
        new VBox(Forms.tall(new Region()), title, amount, sentence, Forms.tall(new Region()));
    page.setAlignment(Pos.CENTER);
    page.getStyleClass().addAll("display-page", "display-paying");
    return page;
  }

  private Label amount() {
    Label amount = Labels.figure("display-code-amount");
    amount
        .textProperty()
        .bind(model.codeMinor.map(minor -> look.formats().amount(minor.longValue())));
    return amount;
  }

  private Label seconds() {
    Label seconds = Labels.figure("display-seconds");
    seconds.textProperty().bind(look.texts().bound("display.seconds", model.secondsLeft));
    seconds.visibleProperty().bind(model.secondsLeft.greaterThan(0));
    return seconds;
  }
}
