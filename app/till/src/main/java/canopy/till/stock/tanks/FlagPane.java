package canopy.till.stock.tanks;

import canopy.core.stock.StockFlag;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * What the rules found in the tank that is looked at, newest first; what is found again every day
 * is one entry. FX thread.
 */
final class FlagPane extends VBox {
  private static final int MOST = 12;

  private final Look look;
  private final StockModel model;
  private final VBox list = new VBox();

  FlagPane(Look look, StockModel model) {
    this.look = look;
    this.model = model;
    getStyleClass().addAll("panel", "section", "stock-flags");
    list.getStyleClass().add("stack");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setMinHeight(0);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("plain-scroll");
    getChildren()
        .addAll(
            Labels.word(look.texts().bound("stock.findings"), "section-head"), Forms.tall(scroll));
    model.sheet.addListener((source, before, now) -> put());
    look.texts().languageProperty().addListener((source, before, now) -> put());
    put();
  }

  private void put() {
    list.getChildren().clear();
    List<StockFlag> flags = newestOfEach(model.sheet.get().flags());
    for (StockFlag flag : flags) {
      list.getChildren().add(entry(flag));
    }
    if (flags.isEmpty()) {
      String key = model.sheet.get().days().isEmpty() ? "stock.nodays" : "stock.nofindings";
      list.getChildren().add(Labels.sentence(look.texts().bound(key), "muted"));
    }
  }

  private static List<StockFlag> newestOfEach(List<StockFlag> flags) {
    Map<String, StockFlag> newest = new LinkedHashMap<>();
    for (StockFlag flag : flags.reversed()) {
      newest.putIfAbsent(flag.rule() + " " + flag.subject(), flag);
    }
    List<StockFlag> shown = new ArrayList<>(newest.values());
    return shown.subList(0, Math.min(MOST, shown.size()));
  }

  private Node entry(StockFlag flag) {
    boolean red = flag.severity() == StockFlag.Severity.RED;
    Label day = Labels.data("badge", red ? "badge-red" : "badge-amber");
    day.setText(Words.day(look, flag.day()));
    day.setGraphic(null);
    Label found =
        Labels.sentence(
            new SimpleStringProperty(FlagWords.found(look, flag)), "plain-text", "stock-found");
    Label todo =
        Labels.sentence(
            new SimpleStringProperty(FlagWords.todo(look.texts(), flag)), "muted", "small");
    HBox head = new HBox((red ? Icon.ALERT : Icon.WARNING).node("stock-sign"), day);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("key-row");
    VBox entry = new VBox(head, found, todo);
    entry.getStyleClass().add("stock-flag");
    return entry;
  }
}
