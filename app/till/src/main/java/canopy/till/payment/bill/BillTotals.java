package canopy.till.payment.bill;

import canopy.core.bill.BillCheck;
import canopy.core.bill.BillSums;
import canopy.core.bill.Category;
import canopy.core.bill.CategorySum;
import canopy.till.ui.Formats;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The totals of both sides, and the categories as tiles: a touch lists one. */
final class BillTotals extends VBox {
  /** Thousandths of a minor unit. */
  private static final long FEE_PART = 1_000;

  private final Texts texts;
  private final Formats formats;
  private final BillModel model;
  private final BillActions actions;

  BillTotals(Look look, BillModel model, BillActions actions) {
    this.texts = look.texts();
    this.formats = look.formats();
    this.model = model;
    this.actions = actions;
    getStyleClass().add("stack");
    model.head.addListener((source, before, now) -> show());
    model.category.addListener((source, before, now) -> show());
    texts.languageProperty().addListener((source, before, now) -> show());
    show();
  }

  /** The word of a category in the texts. */
  static String key(Category category) {
    return "bills.category." + category.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void show() {
    BillHead head = model.head.get();
    getChildren().clear();
    if (head != null) {
      getChildren().addAll(totals(head), tiles(head));
    }
  }

  private Node totals(BillHead head) {
    BillSums stated = head.stated();
    BillSums said = stated == null ? head.counted() : stated;
    Long fee =
        said.feeThousandths() == null ? head.counted().feeThousandths() : said.feeThousandths();
    HBox figures =
        new HBox(
            figure("bills.paid", formats.money(said.paid())),
            figure("bills.refunded", formats.money(said.refunded())),
            figure("bills.fee", fee == null ? "–" : formats.money(rounded(fee))),
            figure("bills.net", formats.money(said.net())),
            figure("bills.books", formats.money(head.hereMinor())),
            Labels.space(),
            verdict(head));
    figures.setAlignment(Pos.CENTER_LEFT);
    figures.getStyleClass().addAll("panel", "bills-totals");
    return figures;
  }

  /** Half up, away from zero: only to be looked at. */
  private static long rounded(long thousandths) {
    long half = thousandths < 0 ? -FEE_PART / 2 : FEE_PART / 2;
    return (thousandths + half) / FEE_PART;
  }

  private Node figure(String key, String value) {
    Label figure = Labels.figure("strong");
    figure.setText(value);
    VBox box = new VBox(Labels.word(texts.bound(key), "muted", "small"), figure);
    box.setMinWidth(Region.USE_PREF_SIZE);
    return box;
  }

  /** Whether the rows come to what the channel says, and who compared it when. */
  private Node verdict(BillHead head) {
    BillSums stated = head.stated();
    String words;
    if (stated == null) {
      words = texts.text("bills.nototals", head.counted().count());
    } else if (head.fits()) {
      words = texts.text("bills.fits", head.counted().count());
    } else {
      words =
          texts.text(
              "bills.fitsnot",
              head.counted().count(),
              formats.money(head.counted().net()),
              stated.count(),
              formats.money(stated.net()));
    }
    boolean good = head.fits();
    Label sentence =
        Labels.sentence(
            new SimpleStringProperty(words), good ? "good-text" : "danger-text", "small");
    sentence.setGraphic((good ? Icon.CHECK : Icon.DOWN).node(good ? "bills-good" : "bills-bad"));
    Label source = Labels.data("muted", "small");
    source.setText(
        head.origin() == BillCheck.Origin.FETCHED ? texts.text("bills.fetched") : head.source());
    VBox box = new VBox(sentence, source);
    box.setMaxWidth(330);
    return box;
  }

  private Node tiles(BillHead head) {
    HBox tiles = new HBox();
    tiles.getStyleClass().add("key-row");
    for (CategorySum sum : head.sums()) {
      tiles.getChildren().add(tile(sum));
    }
    return tiles;
  }

  private Button tile(CategorySum sum) {
    Category category = sum.category();
    boolean chosen = category == model.category.get();
    Label count = Labels.figure("bills-count");
    count.setText(Integer.toString(sum.count()));
    if (category.isDifference() && sum.count() > 0) {
      count.getStyleClass().add("danger-text");
    }
    Label money = Labels.figure("small");
    money.setText(formats.money(minor(sum)));
    VBox box = new VBox(count, money, Labels.word(texts.bound(key(category)), "muted", "small"));
    Button tile =
        Keys.pressable(() -> actions.show(chosen ? null : category), "till-key", "bills-tile");
    tile.setId("bills-tile-" + category.name());
    tile.setGraphic(box);
    tile.accessibleTextProperty().bind(texts.bound(key(category)));
    if (chosen) {
      tile.getStyleClass().add("chosen");
    }
    tile.setMinWidth(0);
    tile.setPrefWidth(1); // All tiles are of one width.
    tile.setMaxWidth(Double.MAX_VALUE);
    return Forms.wide(tile);
  }

  /** What it is about: of amounts that differ the difference, else the side that has it. */
  private static long minor(CategorySum sum) {
    return switch (sum.category()) {
      case AMOUNT_DIFFERS -> sum.there().minor() - sum.here().minor();
      case ONLY_HERE -> sum.here().minor();
      case NEXT_DAY -> sum.here().minor() + sum.there().minor();
      case ONLY_CHANNEL, MATCHED, REFUNDED, TAKEN_BACK, OTHER_TILL -> sum.there().minor();
    };
  }

  /** The words of a difference's side, for the pane. */
  static @Nullable String sentence(Category category) {
    return category.isDifference() ? key(category) + ".means" : null;
  }
}
