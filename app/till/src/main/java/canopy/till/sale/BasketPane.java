package canopy.till.sale;

import canopy.till.ui.Fx;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Answers;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.Strip;
import canopy.till.ui.manage.Forms;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.LongProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The middle column: notice, lines, what can be done with the chosen line, the sums and PAY. */
final class BasketPane extends VBox {
  /** Height from which an empty basket says all that it has to say, or a title and what to do. */
  private static final int ROOM_FOR_ALL = 260;

  private static final int ROOM_FOR_TWO = 150;

  private final Look look;
  private final SaleModel model;
  private final SaleEntry entry;
  private final ListView<BasketLine> list = new ListView<>();

  BasketPane(Look look, SaleModel model, SaleEntry entry) {
    this.look = look;
    this.model = model;
    this.entry = entry;
    getStyleClass().addAll("panel", "basket");
    StackPane lines = new StackPane(list);
    lines.getChildren().add(empty(lines.heightProperty()));
    // Whatever stands above it, PAY stays in view: the lines scroll.
    lines.setMinHeight(0);
    list.setMinHeight(0);
    VBox.setVgrow(lines, Priority.ALWAYS);
    getChildren()
        .addAll(
            training(),
            held(),
            new Strip(look.texts(), model.notice),
            new Answers(look.texts().bound("sale.why"), entry.answers(), model.note, entry::answer),
            lines,
            lineBar(),
            sums(),
            total(),
            paid(),
            pay());
    list.setId("basket");
    list.setFocusTraversable(false);
    list.setCellFactory(view -> new BasketCell(look));
    list.visibleProperty()
        .bind(Bindings.createBooleanBinding(() -> !model.lines.get().isEmpty(), model.lines));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((source, before, now) -> model.chosenLine.set(now == null ? "" : now.id()));
    list.heightProperty().addListener(source -> reveal());
    model.lines.addListener((source, before, now) -> show(before, now));
    look.texts().languageProperty().addListener((source, before, now) -> list.refresh());
    show(List.of(), model.lines.get());
  }

  /** Chooses the line above (-1) or below (1). */
  void move(int step) {
    int index =
        Math.clamp(
            list.getSelectionModel().getSelectedIndex() + step,
            0,
            Math.max(0, list.getItems().size() - 1));
    list.getSelectionModel().select(index);
    reveal();
  }

  /** Keeps the chosen line, but what was rung up last is always chosen and in view. */
  private void show(List<BasketLine> before, List<BasketLine> now) {
    String rungUp = Newest.NONE.after(before, now).lineId();
    String chosen = rungUp.isEmpty() ? model.chosenLine.get() : rungUp;
    list.getItems().setAll(now);
    int index = now.size() - 1;
    if (now.size() <= before.size() || !rungUp.isEmpty()) {
      for (int i = 0; i < now.size(); i++) {
        if (now.get(i).id().equals(chosen)) {
          index = i;
        }
      }
    }
    if (index < 0) {
      list.getSelectionModel().clearSelection();
      model.chosenLine.set("");
    } else {
      list.getSelectionModel().select(index);
      reveal();
    }
  }

  /** Twice, because the heights of new rows are only known after the next layout. */
  private void reveal() {
    int index = list.getSelectionModel().getSelectedIndex();
    if (index >= 0) {
      list.scrollTo(index);
      Fx.later(() -> list.scrollTo(index));
    }
  }

  private Label training() {
    Label mark = Labels.word(look.texts().bound("ui.training.nothing"), "training-mark");
    mark.setGraphic(Icon.TRAINING.node());
    mark.setMaxWidth(Double.MAX_VALUE);
    mark.visibleProperty().bind(model.header.training);
    mark.managedProperty().bind(model.header.training);
    return mark;
  }

  /** Says less where there is less room. */
  private VBox empty(ObservableDoubleValue room) {
    Texts texts = look.texts();
    Label last = Labels.sentence(model.lastSale, "empty-last");
    Node sign = Icon.BASKET.node("empty-sign");
    Label title =
        Labels.sentence(
            model.refund.flatMap(refund -> texts.bound(refund ? "sale.emptyrefund" : "sale.empty")),
            "empty-title");
    Label more = Labels.sentence(texts.bound("sale.empty.more"), "muted");
    Forms.showWhen(sign, Bindings.greaterThan(room, ROOM_FOR_ALL));
    Forms.showWhen(last, Bindings.greaterThan(room, ROOM_FOR_ALL).and(model.lastSale.isNotEmpty()));
    Forms.showWhen(more, Bindings.greaterThan(room, ROOM_FOR_TWO));
    VBox box = new VBox(sign, title, more, last);
    box.setMinHeight(0);
    box.getStyleClass().add("basket-empty");
    box.setAlignment(Pos.CENTER);
    box.setMouseTransparent(true);
    box.visibleProperty().bind(list.visibleProperty().not());
    return box;
  }

  /** What STOP ALL has left behind, as long as it lasts, and the way out of it. */
  private HBox held() {
    Label sentence =
        Labels.sentence(
            inTraining(
                look.texts().bound("sale.heldreal", model.pumps.held),
                look.texts().bound("sale.held", model.pumps.held)),
            "held-text");
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    Button restart =
        Keys.word(
            inTraining(
                look.texts().bound("sale.endtorestart"), look.texts().bound("sale.restartall")),
            () -> entry.press(EntryMode.RESTART),
            "held-action");
    restart.setId("restart-all");
    restart.disableProperty().bind(model.side.isNotNull());
    HBox banner = new HBox(Icon.STOP.node("held-sign"), sentence, restart);
    banner.setAlignment(Pos.CENTER_LEFT);
    banner.getStyleClass().add("held-banner");
    // The question stands in its place.
    banner
        .visibleProperty()
        .bind(model.pumps.held.greaterThan(0).and(entry.mode.isNotEqualTo(EntryMode.RESTART)));
    banner.managedProperty().bind(banner.visibleProperty());
    return banner;
  }

  /** STOP ALL is real in a training, too; only the real till restarts what it has stopped. */
  private ObservableValue<String> inTraining(StringBinding there, StringBinding otherwise) {
    return Bindings.when(model.header.training).then(there).otherwise(otherwise);
  }

  /**
   * The keys of the chosen line stay at one place, whatever line it is; at rest while it is paid.
   */
  private HBox lineBar() {
    Texts texts = look.texts();
    Button minus =
        Keys.onlySign(Icon.MINUS, texts.bound("sale.less"), () -> entry.step(-1), "line-step");
    Button plus =
        Keys.onlySign(Icon.ADD, texts.bound("sale.more.piece"), () -> entry.step(1), "line-step");
    Button note =
        Keys.sign(
            Icon.NOTE, texts.bound("sale.note"), () -> entry.press(EntryMode.NOTE), "line-key");
    Button strike =
        Keys.sign(
            Icon.VOID, texts.bound("sale.voidline"), entry::pressVoidLine, "line-key", "line-void");
    strike.setId("void-line");
    HBox bar = new HBox(minus, plus, Labels.space(), note, strike);
    bar.getStyleClass().add("line-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.disableProperty().bind(model.chosenLine.isEmpty().or(model.side.isNotNull()));
    return bar;
  }

  private HBox sums() {
    Label items = Labels.figure("sum");
    items.textProperty().bind(look.texts().bound("sale.items", model.items));
    Label discount = Labels.figure("sum", "sum-discount");
    discount.textProperty().bind(look.texts().bound("sale.discount", money(model.discountMinor)));
    discount.visibleProperty().bind(model.discountMinor.greaterThan(0));
    Label tax = Labels.figure("sum");
    tax.textProperty().bind(look.texts().bound("sale.tax", money(model.taxMinor)));
    HBox row = new HBox(items, Labels.space(), discount, tax);
    row.getStyleClass().add("sums");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private HBox total() {
    Label word = Labels.word(either("sale.total", "sale.owed"), "total-word");
    Label figure = Labels.sized(14, 17, "total-figure");
    figure.setId("total");
    figure
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> look.formats().amount(Math.abs(model.totalMinor.get())), model.totalMinor));
    HBox row = new HBox(word, Labels.space(), figure);
    row.getStyleClass().add("total");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** Somebody may come back to a sale, or take one over, of which a part is paid. */
  private HBox paid() {
    Label taken = Labels.sized(22, 26, "paid-part");
    taken.textProperty().bind(look.texts().bound("sale.paid", money(model.paidMinor)));
    Label rest = Labels.sized(27, 32, "paid-rest");
    rest.setId("still-to-pay");
    rest.textProperty()
        .bind(
            look.texts()
                .bound(
                    "sale.topay",
                    Bindings.createStringBinding(
                        () -> look.formats().money(model.totalMinor.get() - model.paidMinor.get()),
                        model.totalMinor,
                        model.paidMinor)));
    HBox row = new HBox(taken, Labels.space(), rest);
    row.getStyleClass().add("paid-so-far");
    row.setAlignment(Pos.CENTER_LEFT);
    row.visibleProperty().bind(model.paidMinor.isNotEqualTo(0));
    row.managedProperty().bind(row.visibleProperty());
    return row;
  }

  private Button pay() {
    Label word = Labels.word(either("sale.pay", "sale.payout"), "pay-word");
    Label hint = new Label();
    hint.setId("pay-hint");
    hint.getStyleClass().add("pay-hint");
    // Whoever scans a customer's phone takes money: that must be known before.
    StringBinding orCode = look.texts().bound("sale.payhint");
    hint.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> model.takesCodes.get() && !paysOut() ? orCode.get() : "F12",
                orCode,
                model.takesCodes,
                model.refund,
                model.totalMinor));
    HBox content = new HBox(Icon.PAY.node("pay-sign"), word, hint);
    content.setAlignment(Pos.CENTER);
    content.getStyleClass().add("pay-content");
    Button pay = Keys.pressable(entry::pay, "pay");
    pay.setId("pay");
    pay.setGraphic(content);
    pay.setMaxWidth(Integer.MAX_VALUE);
    pay.disableProperty().bind(model.payable.not().or(model.side.isNotNull()));
    return pay;
  }

  /** One word while the customer pays, another while the customer gets money back. */
  private StringBinding either(String paying, String gettingBack) {
    return Bindings.createStringBinding(
        () -> look.texts().text(paysOut() ? gettingBack : paying),
        model.refund,
        model.totalMinor,
        look.texts().languageProperty());
  }

  private boolean paysOut() {
    return model.refund.get() || model.totalMinor.get() < 0;
  }

  private StringBinding money(LongProperty minor) {
    return Bindings.createStringBinding(() -> look.formats().money(minor.get()), minor);
  }
}
