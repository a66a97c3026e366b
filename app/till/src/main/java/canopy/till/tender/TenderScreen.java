package canopy.till.tender;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.Tone;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.NumberPad;
import canopy.till.ui.control.Strip;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.LongProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The tender screen for the right column of the sale screen. Nodes and bindings only. */
final class TenderScreen implements Screen {
  private static final int MAX_QUICK = 5;
  private static final int MAX_KINDS = 6;
  private static final int TILE_COLUMNS = 3;

  private final Look look;
  private final Texts texts;
  private final TenderModel model;
  private final TenderActions actions;
  private final TenderEntry entry;
  private final StackPane root = new StackPane();
  private final VBox taking = new VBox();
  private final VBox paid = new VBox();
  private final KeyMap keys;

  TenderScreen(Look look, TenderModel model, TenderActions actions) {
    this.look = look;
    this.texts = look.texts();
    this.model = model;
    this.actions = actions;
    this.entry = new TenderEntry(model, actions, look.formats(), look.sounds());
    this.keys = tenderKeys();
    root.getStyleClass().addAll("panel", "tender");
    taking.getStyleClass().add("tender-taking");
    taking.getChildren().addAll(due(), paid, new Strip(texts, model.notice), middle(), pad());
    paid.getStyleClass().add("tender-paid");
    model.paid.addListener((source, before, now) -> showPaid(now));
    model.result.addListener((source, before, now) -> show(now));
    showPaid(model.paid.get());
    show(model.result.get());
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public KeyMap keys() {
    return keys;
  }

  @Override
  public boolean typed(String character) {
    return entry.type(character);
  }

  @Override
  public boolean scanned(String code) {
    if (model.result.get() != null) {
      actions.scanNext(code);
      return true;
    }
    return actions.scanVoucher(code);
  }

  private KeyMap tenderKeys() {
    KeyMap map =
        new KeyMap()
            .on("Enter", "tender.exact", entry::enter)
            .on("F2", "tender.quick1", () -> entry.quick(0))
            .on("F3", "tender.quick2", () -> entry.quick(1))
            .on("F4", "tender.quick3", () -> entry.quick(2))
            .on("F5", "tender.quick4", () -> entry.quick(3))
            .on("F6", "tender.quick5", () -> entry.quick(4))
            .on("F7", "tender.kind1", () -> entry.choose(0))
            .on("F8", "tender.kind2", () -> entry.choose(1))
            .on("F9", "tender.kind3", () -> entry.choose(2))
            .on("F11", "tender.drawer", actions::openDrawer)
            .on("Backspace", "tender.backspace", entry::backspace)
            .on("Esc", "tender.back", entry::escape);
    // A second F12 is a bounce of the key that opened this screen; it must not pay.
    return map.on("F12", "tender.nothing", () -> {});
  }

  private void show(@Nullable TenderResult result) {
    if (result == null) {
      root.getChildren().setAll(taking);
    } else {
      root.getChildren().setAll(result(result));
      look.sounds().play(Tone.PAYMENT_RECEIVED);
    }
  }

  private HBox due() {
    Button back =
        Keys.onlySign(Icon.BACK, texts.bound("tender.back"), entry::escape, "tender-back");
    back.setId("tender-back");
    Label word = Labels.word(texts.bound("tender.due"), "due-word");
    Label whole = Labels.figure("due-whole");
    whole.textProperty().bind(texts.bound("tender.of", money(model.totalMinor)));
    whole.visibleProperty().bind(model.remainingMinor.isNotEqualTo(model.totalMinor));
    Label figure = Labels.figure("due-figure");
    figure.setId("due");
    figure
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> look.formats().amount(model.remainingMinor.get()), model.remainingMinor));
    HBox words = new HBox(word, Labels.space(), whole);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox row = new HBox(Labels.space(), figure);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("due-row");
    VBox both = new VBox(words, row);
    HBox.setHgrow(both, Priority.ALWAYS);
    HBox due = new HBox(back, both);
    due.setAlignment(Pos.CENTER_LEFT);
    due.getStyleClass().add("due");
    return due;
  }

  private void showPaid(List<Paid> now) {
    paid.getChildren().setAll(now.stream().map(this::paidRow).toList());
    paid.setManaged(!now.isEmpty());
  }

  private Node paidRow(Paid each) {
    Label name = Labels.data("paid-name");
    name.setText(each.name());
    Label amount = Labels.figure("paid-amount");
    amount.setText(look.formats().money(each.amountMinor()));
    HBox row = new HBox(Icon.CHECK.node("paid-sign"), name, Labels.space(), amount);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("paid-row");
    if (each.removable()) {
      row.getChildren()
          .add(
              Keys.onlySign(
                  Icon.CLOSE,
                  texts.bound("tender.takeback"),
                  () -> actions.takeBack(each.id()),
                  "flat",
                  "paid-remove"));
    }
    return row;
  }

  /** The keys, or the field for a reference. */
  private StackPane middle() {
    VBox tiles = new VBox(cashTiles(), kindTiles());
    tiles.getStyleClass().add("tender-tiles");
    tiles.visibleProperty().bind(model.asking.isNull());
    tiles.disableProperty().bind(model.busy);
    StackPane middle = new StackPane(tiles, referencePane());
    middle.setAlignment(Pos.TOP_LEFT);
    VBox.setVgrow(middle, Priority.ALWAYS);
    return middle;
  }

  private GridPane cashTiles() {
    GridPane pane = tilePane();
    model.quickCash.addListener((source, before, now) -> put(pane, cashTiles(now)));
    put(pane, cashTiles(model.quickCash.get()));
    return pane;
  }

  private List<Button> cashTiles(List<QuickCash> quick) {
    List<Button> tiles = new ArrayList<>();
    tiles.add(exactTile());
    for (int i = 0; i < Math.min(MAX_QUICK, quick.size()); i++) {
      tiles.add(quickTile(quick.get(i), "F" + (i + 2)));
    }
    return tiles;
  }

  private Button exactTile() {
    Label sum = Labels.figure("tile-sum");
    sum.textProperty().bind(money(model.remainingCashMinor));
    Button tile =
        tile(
            entry::exact,
            Labels.word(texts.bound("tender.exactcash"), "tile-name"),
            sum,
            "Enter",
            "cash-exact");
    tile.setId("exact");
    return tile;
  }

  private Button quickTile(QuickCash quick, String key) {
    Label given = Labels.figure("tile-given");
    given.setText(look.formats().symbol() + look.formats().brief(quick.givenMinor()));
    Label change = Labels.figure("tile-change");
    change
        .textProperty()
        .bind(texts.bound("tender.change", look.formats().money(quick.changeMinor())));
    return tile(() -> entry.cash(quick.givenMinor()), given, change, key, "cash-quick");
  }

  private GridPane kindTiles() {
    GridPane pane = tilePane();
    model.kinds.addListener((source, before, now) -> put(pane, kindTiles(now)));
    put(pane, kindTiles(model.kinds.get()));
    return pane;
  }

  private List<Button> kindTiles(List<TenderKind> kinds) {
    List<Button> tiles = new ArrayList<>();
    for (int i = 0; i < Math.min(MAX_KINDS, kinds.size()); i++) {
      tiles.add(kindTile(kinds.get(i), i < 3 ? "F" + (i + 7) : ""));
    }
    return tiles;
  }

  private Button kindTile(TenderKind kind, String key) {
    Label name = Labels.data("tile-kind");
    name.setText(kind.name());
    HBox signs = new HBox(kind.icon().node("tile-sign"));
    signs.setAlignment(Pos.CENTER_LEFT);
    return tile(() -> entry.choose(kind), signs, name, key, "kind");
  }

  private static GridPane tilePane() {
    GridPane pane = new GridPane();
    for (int i = 0; i < TILE_COLUMNS; i++) {
      ColumnConstraints third = new ColumnConstraints();
      third.setPercentWidth(100.0 / TILE_COLUMNS);
      pane.getColumnConstraints().add(third);
    }
    pane.getStyleClass().add("tender-tile-pane");
    return pane;
  }

  private static void put(GridPane pane, List<Button> tiles) {
    pane.getChildren().clear();
    for (int i = 0; i < tiles.size(); i++) {
      pane.add(tiles.get(i), i % TILE_COLUMNS, i / TILE_COLUMNS);
    }
  }

  private static Button tile(
      Runnable action, Node upper, Node lower, String key, String styleClass) {
    Label hint = new Label(key);
    hint.getStyleClass().add("tile-hint");
    HBox first = new HBox(upper, Labels.space(), hint);
    first.setAlignment(Pos.CENTER_LEFT);
    VBox content = new VBox(first, lower);
    content.getStyleClass().add("tile-content");
    content.setAlignment(Pos.CENTER_LEFT);
    Button button = Keys.pressable(action, "tender-tile", styleClass);
    button.setGraphic(content);
    content.prefWidthProperty().bind(button.widthProperty());
    return button;
  }

  private VBox referencePane() {
    Label question = Labels.sentence(askText(), "ask-title");
    Label field = Labels.figure("ask-field");
    field.textProperty().bind(entry.reference);
    field.setMaxWidth(Integer.MAX_VALUE);
    Button take = Keys.word(texts.bound("tender.take"), entry::enter, "primary", "tall");
    take.setMaxWidth(Integer.MAX_VALUE);
    HBox.setHgrow(take, Priority.ALWAYS);
    Button leave = Keys.word(texts.bound("tender.leave"), entry::escape, "tall");
    HBox buttons = new HBox(leave, take);
    buttons.getStyleClass().add("ask-buttons");
    VBox pane = new VBox(question, field, buttons);
    pane.getStyleClass().add("ask");
    pane.visibleProperty().bind(model.asking.isNotNull());
    return pane;
  }

  private ObservableValue<String> askText() {
    return Bindings.createStringBinding(
        () -> {
          @Nullable TenderKind kind = model.asking.get();
          return kind == null
              ? ""
              : texts.text("tender.ask", kind.name(), look.formats().amount(entry.amountForKind()));
        },
        model.asking,
        texts.languageProperty());
  }

  private VBox pad() {
    Label typed = Labels.figure("typed-amount");
    typed.textProperty().bind(typedText());
    Label change = Labels.figure("typed-change");
    change.textProperty().bind(changeText());
    HBox line = new HBox(typed, Labels.space(), change);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("typed-line");
    line.visibleProperty().bind(model.asking.isNull());
    StringBinding word =
        Bindings.createStringBinding(
            () -> texts.text(model.asking.get() == null ? "tender.cash" : "tender.take"),
            model.asking,
            texts.languageProperty());
    Button enter = Keys.sign(Icon.CASH, word, entry::enter, "pad-key", "pad-cash");
    enter.setId("pad-cash");
    NumberPad pad = new NumberPad(entry::type, entry::backspace, ".", List.of());
    VBox.setVgrow(enter, Priority.NEVER);
    enter.setMaxHeight(Integer.MAX_VALUE);
    HBox both = new HBox(pad, enter);
    both.getStyleClass().add("tender-pad");
    HBox.setHgrow(pad, Priority.ALWAYS);
    return new VBox(line, both);
  }

  private StringBinding typedText() {
    return Bindings.createStringBinding(
        () ->
            entry.amount.isEmpty()
                ? texts.text("tender.type")
                : look.formats().symbol() + " " + entry.amount.text(),
        entry.amount.textProperty(),
        texts.languageProperty());
  }

  /** What the customer would get back, or what would still be due. */
  private StringBinding changeText() {
    return Bindings.createStringBinding(
        () -> {
          long rest =
              look.formats().typedMoney(entry.amount.text()).orElse(0L)
                  - model.remainingCashMinor.get();
          String key = rest < 0 ? "tender.rest" : "tender.change";
          return entry.amount.isEmpty()
              ? ""
              : texts.text(key, look.formats().money(Math.abs(rest)));
        },
        entry.amount.textProperty(),
        model.remainingCashMinor,
        texts.languageProperty());
  }

  private VBox result(TenderResult result) {
    Label change = Labels.figure("result-change");
    change.setText(look.formats().amount(result.changeMinor()));
    Label given = Labels.figure("result-line");
    given
        .textProperty()
        .bind(
            texts.bound(
                "tender.given",
                look.formats().money(result.givenMinor()),
                look.formats().money(result.totalMinor())));
    Label drawer =
        Labels.word(
            texts.bound(result.drawerOpen() ? "tender.draweropen" : "tender.drawershut"),
            "result-drawer");
    drawer.setGraphic(Icon.DRAWER.node("result-sign"));
    Label receipt = Labels.figure("result-line");
    receipt.textProperty().bind(texts.bound("tender.receipt", result.receiptNumber()));
    Button print =
        Keys.sign(
            Icon.PRINTER,
            texts.bound("tender.print"),
            actions::printReceipt,
            "tall",
            "result-print");
    Button next =
        Keys.sign(
            Icon.CHEVRON_RIGHT, texts.bound("tender.next"), actions::next, "tall", "result-next");
    next.setId("next");
    next.setMaxWidth(Integer.MAX_VALUE);
    print.setMaxWidth(Integer.MAX_VALUE);
    VBox pane =
        new VBox(
            Icon.CHECK.node("result-check"),
            Labels.word(texts.bound("tender.changeword"), "result-word"),
            change,
            given,
            drawer,
            receipt,
            print,
            next);
    pane.getStyleClass().add("tender-result");
    pane.setAlignment(Pos.CENTER);
    return pane;
  }

  private StringBinding money(LongProperty minor) {
    return Bindings.createStringBinding(() -> look.formats().money(minor.get()), minor);
  }
}
