package canopy.till.stock.tanks;

import canopy.core.stock.Tank;
import canopy.till.report.export.ReportFormat;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The tanks: pictures on top, below them one tank's variance, days, dip or delivery, and what the
 * rules found beside it. FX thread.
 */
final class StockScreen implements Screen {
  private final Look look;
  private final StockModel model;
  private final StockActions actions;
  private final ManageFrame frame;
  private final HBox cards = new HBox();
  private final List<TankCard> shown = new ArrayList<>();

  StockScreen(Surroundings around, StockModel model, StockActions actions) {
    this.look = around.look();
    this.model = model;
    this.actions = actions;
    Texts texts = look.texts();
    cards.getStyleClass().add("tank-cards");
    HBox below = new HBox(Forms.wide(views()), new FlagPane(look, model));
    below.getStyleClass().add("split");
    VBox there = new VBox(cards, chips(), Forms.tall(below));
    there.getStyleClass().add("stack");
    Forms.showWhen(there, model.chosen.isNotNull());
    VBox none = new VBox(Labels.sentence(texts.bound("stock.notanks"), "plain-text"));
    none.getStyleClass().addAll("panel", "section");
    Forms.showWhen(none, model.chosen.isNull());
    VBox content = new VBox(Forms.tall(there), none);
    Button read =
        Keys.sign(Icon.FUELLING, texts.bound("stock.readnow"), actions::readNow, "primary");
    read.setId("stock-read");
    List<Button> titleKeys = new ArrayList<>();
    for (ReportFormat format : ReportFormat.values()) {
      titleKeys.add(exportKey(format));
    }
    titleKeys.add(read);
    this.frame = new ManageFrame(around, Place.STOCK, model.notice, content, titleKeys);
    frame
        .keys()
        .on("F4", "stock.readnow", actions::readNow)
        .on("F5", "stock.before.tank", () -> actions.goBy(-1))
        .on("F6", "stock.after.tank", () -> actions.goBy(1))
        .on("F9", "stock.export.pdf", () -> actions.export(ReportFormat.PDF));
    for (StockView view : StockView.values()) {
      frame.keys().on(view.shortcut(), view.key(), () -> actions.show(view));
    }
    model.tanks.addListener((source, before, now) -> put(now));
    model.chosen.addListener((source, before, now) -> put(model.tanks.get()));
    texts.languageProperty().addListener((source, before, now) -> put(model.tanks.get()));
    put(model.tanks.get());
  }

  private Button exportKey(ReportFormat format) {
    String word =
        switch (format) {
          case PDF -> "stock.export.pdf";
          case XLSX -> "stock.export.xlsx";
          case CSV -> "stock.export.csv";
        };
    Button key = Keys.sign(Icon.EXPORT, look.texts().bound(word), () -> actions.export(format));
    key.setId("stock-export-" + format.extension());
    key.disableProperty().bind(model.sheet.map(sheet -> sheet.days().isEmpty()));
    return key;
  }

  /** Cards are made anew only when there are others, so that none changes under a finger. */
  private void put(List<TankRow> tanks) {
    if (tanks.size() != shown.size()) {
      shown.clear();
      cards.getChildren().clear();
      for (TankRow row : tanks) {
        int number = row.tank().number();
        TankCard card = new TankCard(look, () -> actions.choose(number));
        card.node().setId("tank-" + number);
        card.node().setMinWidth(0);
        card.node().setPrefWidth(1);
        shown.add(card);
        cards.getChildren().add(Forms.wide(card.node()));
      }
    }
    @Nullable Tank chosen = model.chosen.get();
    for (int i = 0; i < tanks.size(); i++) {
      shown.get(i).show(tanks.get(i), tanks.get(i).tank().equals(chosen));
    }
  }

  private Node chips() {
    HBox chips =
        Forms.choice(
            List.of(StockView.values()),
            model.view,
            view -> look.texts().bound(view.key()),
            actions::show);
    List<StockView> views = List.of(StockView.values());
    for (StockView view : views) {
      chips.getChildren().get(views.indexOf(view)).setId("stock-" + view.name());
    }
    return chips;
  }

  private StackPane views() {
    StackPane views = new StackPane();
    for (StockView view : StockView.values()) {
      Node node =
          switch (view) {
            case CHART -> new VarianceCharts(look, model);
            case DAYS -> DayTable.of(look, model);
            case DIP -> scrolling(new DipPane(look, model, actions));
            case DELIVERY -> scrolling(new DeliveryPane(look, model, actions));
          };
      Forms.showWhen(node, model.view.isEqualTo(view));
      views.getChildren().add(node);
    }
    views.setMinHeight(0);
    return views;
  }

  /** On the smallest window a notice leaves less room than a form takes. */
  private static ScrollPane scrolling(Region form) {
    ScrollPane scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setMinHeight(0);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("plain-scroll");
    return scroll;
  }

  @Override
  public Parent root() {
    return frame;
  }

  @Override
  public KeyMap keys() {
    return switch (model.view.get()) {
      case CHART, DAYS -> frame.keys();
      case DIP -> new KeyMap().on("F12", "stock.save", actions::saveDip).plus(frame.keys());
      case DELIVERY ->
          new KeyMap().on("F12", "stock.save", actions::saveDelivery).plus(frame.keys());
    };
  }
}
