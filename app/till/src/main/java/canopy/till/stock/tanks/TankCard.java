package canopy.till.stock.tanks;

import canopy.core.quantity.Rounding;
import canopy.core.stock.StockFlag.Severity;
import canopy.core.stock.TankReading;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.StockWords;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One tank: its picture, and beside it what matters, in figures. FX thread. */
final class TankCard {
  private static final int MILLIDEGREES = 1_000;
  private static final int MILLILITRES = 1_000;
  private static final long DAY_HOURS = 24;
  private static final long LONG_HOURS = 96;

  private final Look look;
  private final Button button;
  private final TankPicture picture = new TankPicture();
  private final Label name = Labels.data("tank-name");
  private final Label litres = Labels.figure("tank-litres");
  private final Label percent = Labels.figure("muted", "small");
  private final Label atReference = Labels.data("muted", "small");
  private final Label corrected = Labels.figure("small");
  private final Label ullage = Labels.figure("small");
  private final Label water = Labels.figure("small");
  private final Label temperature = Labels.figure("small");
  private final Label hours = Labels.figure("small");
  private final HBox states = new HBox();

  TankCard(Look look, Runnable chosen) {
    this.look = look;
    button = Keys.pressable(chosen, "till-key", "tank-card");
    Texts texts = look.texts();
    HBox amount = new HBox(litres, percent);
    amount.setAlignment(Pos.BASELINE_LEFT);
    amount.getStyleClass().add("key-row");
    VBox figures =
        new VBox(
            name,
            amount,
            line(atReference, corrected),
            line(texts, "stock.ullage", ullage),
            line(texts, "stock.water", water),
            line(texts, "stock.temperature", temperature),
            line(texts, "stock.lasts", hours),
            states);
    states.getStyleClass().add("tank-states");
    figures.getStyleClass().add("tank-figures");
    HBox.setHgrow(figures, Priority.ALWAYS);
    HBox box = new HBox(picture, figures);
    box.getStyleClass().add("tank-box");
    button.setGraphic(box);
    button.setMaxWidth(Double.MAX_VALUE);
  }

  private static Node line(Texts texts, String key, Label figure) {
    return line(Labels.word(texts.bound(key), "muted", "small"), figure);
  }

  private static Node line(Label word, Label figure) {
    HBox line = new HBox(word, Labels.space(), figure);
    line.setAlignment(Pos.BASELINE_LEFT);
    return line;
  }

  Button node() {
    return button;
  }

  void show(TankRow row, boolean chosen) {
    TankReading reading = row.reading();
    picture.show(row);
    name.setText(row.tank().number() + " · " + row.name());
    litres.setText(reading == null ? "–" : whole(row.product().millilitres()) + " L");
    percent.setText(reading == null ? "" : row.percent() + " %");
    showCorrected(row);
    ullage.setText(reading == null ? "–" : whole(row.ullage().millilitres()) + " L");
    water.setText(
        reading == null || reading.water() == null ? "–" : whole(row.water().millilitres()) + " L");
    Integer degrees = reading == null ? null : reading.temperatureMillidegrees();
    temperature.setText(degrees == null ? "–" : degrees(degrees) + " °C");
    hours.setText(lasts(row.hours()));
    state(row);
    button.getStyleClass().remove("chosen");
    if (chosen) {
      button.getStyleClass().add("chosen");
    }
    button.setAccessibleText(name.getText() + " " + litres.getText());
  }

  /** The same product at the temperature at which it is bought, beside what stands there now. */
  private void showCorrected(TankRow row) {
    String reference = shortDegrees(row.tank().referenceMillidegrees());
    atReference.setText(look.texts().text("stock.atreference", reference));
    corrected.setText(
        row.corrected().map(volume -> whole(volume.millilitres()) + " L").orElse("–"));
  }

  private String lasts(OptionalLong left) {
    if (left.isEmpty()) {
      return "–";
    }
    long all = left.getAsLong();
    return all > LONG_HOURS
        ? look.texts().text("stock.days", Long.toString(all / DAY_HOURS))
        : look.texts().text("stock.hours", Long.toString(all));
  }

  /** What must be seen, worst first: that in words, and beside it a sign for what is second. */
  private void state(TankRow row) {
    Texts texts = look.texts();
    Severity found = row.found();
    states.getChildren().clear();
    if (!row.alarms().isEmpty()) {
      badge(texts.text(StockWords.key(row.alarms().getFirst())), "badge-red", Icon.ALERT);
    }
    if (found != null) {
      badge(
          texts.text("stock.seefindings"),
          found == Severity.RED ? "badge-red" : "badge-amber",
          Icon.ALERT);
    }
    if (row.filling()) {
      badge(texts.text("stock.filling"), "badge-blue", Icon.IMPORT);
    } else if (row.waiting() > 0) {
      badge(texts.text("stock.nopaper"), "badge-amber", Icon.NOTE);
    }
    if (states.getChildren().isEmpty()) {
      TankReading reading = row.reading();
      badge(
          reading == null
              ? texts.text("stock.neverread")
              : texts.text(key(reading.source())) + " " + row.time(),
          "badge-grey",
          Icon.TANK);
    }
  }

  private void badge(String words, String colour, Icon sign) {
    Label badge = Labels.data("badge", colour);
    badge.setAccessibleText(words);
    if (states.getChildren().isEmpty()) {
      badge.setText(words);
    } else {
      badge.setGraphic(sign.node("badge-sign"));
      badge.setTooltip(new Tooltip(words));
      badge.setMinWidth(Region.USE_PREF_SIZE);
    }
    states.getChildren().add(badge);
  }

  private static String key(TankReading.Source source) {
    return switch (source) {
      case GAUGE -> "stock.source.gauge";
      case DIP -> "stock.source.dip";
      case TYPED -> "stock.source.typed";
    };
  }

  /** Whole litres with a separator of thousands, rounded half up. */
  private String whole(long millilitres) {
    String written = look.formats().litres(Rounding.HALF_UP.toStep(millilitres, MILLILITRES));
    return written.substring(0, written.length() - ".00".length());
  }

  private static String shortDegrees(int millidegrees) {
    BigDecimal exact = BigDecimal.valueOf(millidegrees, 3).stripTrailingZeros();
    return exact.setScale(Math.max(0, exact.scale())).toPlainString();
  }

  private static String degrees(int millidegrees) {
    return BigDecimal.valueOf(millidegrees)
        .divide(BigDecimal.valueOf(MILLIDEGREES), 1, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
