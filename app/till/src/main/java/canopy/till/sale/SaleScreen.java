package canopy.till.sale;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.Tone;
import canopy.till.ui.control.BottomBar;
import canopy.till.ui.control.Columns;
import canopy.till.ui.control.Header;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Shell;
import canopy.till.ui.manage.Place;
import canopy.till.ui.pump.PumpActions;
import canopy.till.ui.pump.PumpColumn;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The sale screen: header, pumps, basket, articles or tender, function keys. Nodes and bindings
 * only.
 */
final class SaleScreen implements Screen {
  private final Look look;
  private final SaleModel model;
  private final SaleActions actions;
  private final SaleEntry entry;
  private final PumpColumn pumps;
  private final BasketPane basket;
  private final ArticlesPane articles;
  private final BottomBar bar;
  private final BorderPane root = new BorderPane();
  private final KeyMap keys;

  SaleScreen(Look look, SaleModel model, SaleActions actions) {
    this.look = look;
    this.model = model;
    this.actions = actions;
    this.entry = new SaleEntry(model, actions, look.sounds());
    this.pumps = new PumpColumn(look, model.pumps, new PumpsOfSale());
    this.basket = new BasketPane(look, model, entry);
    this.articles = new ArticlesPane(look, model, actions, entry);
    this.bar = bottomBar();
    this.keys = saleKeys();
    StackPane right = new StackPane(articles);
    right.getStyleClass().add("right-column");
    root.getStyleClass().add("sale-screen");
    root.setTop(new Header(look.texts(), model.header, actions));
    root.setCenter(new Columns(pumps, basket, right));
    root.setBottom(bar);
    model.side.addListener((source, before, now) -> putSide(right, now));
    putSide(right, model.side.get());
  }

  @Override
  public Parent root() {
    return root;
  }

  /** The keys of what stands on the right come first; the forecourt's keys always work. */
  @Override
  public KeyMap keys() {
    @Nullable Screen side = model.side.get();
    return side == null ? keys : side.keys().plus(besideKeys());
  }

  @Override
  public boolean scanned(String code) {
    @Nullable Screen side = model.side.get();
    if (side != null) {
      return side.scanned(code);
    }
    entry.goOn();
    entry.clear();
    actions.scan(code);
    return true;
  }

  @Override
  public boolean typed(String character) {
    @Nullable Screen side = model.side.get();
    return side == null ? entry.type(character) : side.typed(character);
  }

  /** What somebody had begun to type before they went elsewhere is not meant for this sale. */
  @Override
  public void shown() {
    entry.clear();
  }

  private void putSide(StackPane right, @Nullable Screen side) {
    right.getChildren().setAll(side == null ? articles : side.root());
    bar.setDisable(side != null);
    bar.reset();
    if (root.getScene() != null) {
      root.requestFocus();
    }
    if (side != null) {
      // A question that stood above the basket would not be answered here, and a refusal is past.
      entry.clear();
      Notice said = model.notice.get();
      if (said != null && said.level() == Notice.Level.REFUSED) {
        model.notice.set(null);
      }
      side.shown();
    }
  }

  private KeyMap saleKeys() {
    KeyMap map =
        new KeyMap()
            .on("F12", "sale.pay", entry::pay)
            .on("F2", "sale.search", articles::focusField)
            .on("F5", "sale.hold", entry::hold)
            .on("F6", "sale.recall", actions::recall)
            .on("F7", "sale.refund", actions::refund)
            .on("F8", "sale.reprint", actions::reprint)
            .on("F9", "sale.prepay", () -> entry.press(EntryMode.PUMP))
            .on("F10", "sale.more", this::turnBar)
            .on("F11", "sale.drawer", () -> entry.press(EntryMode.DRAWER))
            .on("Enter", "sale.enter", this::enter)
            .on("Esc", "sale.clear", this::escape)
            .on("Backspace", "sale.backspace", entry::backspace)
            .on("Up", "sale.up", () -> move(-1))
            .on("Down", "sale.down", () -> move(1))
            .on("Ctrl+Q", "sale.quantity", () -> entry.press(EntryMode.QUANTITY))
            .on("Ctrl+R", "sale.price", () -> entry.press(EntryMode.PRICE))
            .on("Ctrl+D", "sale.discountkey", entry::pressDiscount)
            .on("Shift+Ctrl+D", "sale.salediscount", entry::pressSaleDiscount)
            .on("Ctrl+N", "sale.note", () -> entry.press(EntryMode.NOTE))
            .on("Delete", "sale.voidline", entry::pressVoidLine)
            .on("Shift+Delete", "sale.voidsale", entry::pressVoid)
            .on("Shift+Ctrl+R", "sale.restartall", () -> entry.press(EntryMode.RESTART))
            .on("Ctrl+L", "ui.lock", actions::lock);
    KeyMap all = forecourtKeys(map);
    if (model.takesCodes.get()) {
      all.tell("sale.bycode", "sale.code.takes");
    }
    for (Place place : Place.values()) {
      if (place != Place.SALE) {
        goes(all, place);
      }
    }
    return all;
  }

  private KeyMap forecourtKeys(KeyMap map) {
    return map.on("Ctrl+P", "sale.pumptap", () -> pump(actions::tap))
        .on("Ctrl+O", "sale.pumpopen", () -> pump(actions::open))
        .on("Pause", "ui.stopall", actions::stopAll);
  }

  /**
   * While something else stands beside the basket: the pumps, and what may explain a delay. Figures
   * that are typed then are not for a pump.
   */
  private KeyMap besideKeys() {
    KeyMap map =
        new KeyMap()
            .on("Ctrl+P", "sale.pumpnext", pumps::focusNext)
            .on("Pause", "ui.stopall", actions::stopAll);
    return goes(goes(map, Place.HEALTH), Place.PAYMENTS);
  }

  private KeyMap goes(KeyMap map, Place place) {
    return map.on(place.shortcut(), place.key(), () -> actions.go(place));
  }

  /**
   * Enter opens the pump whose tile has the focus while nothing is asked, adds the hit that was
   * moved to, or confirms the entry.
   */
  private void enter() {
    @Nullable Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    boolean free = entry.text.get().isEmpty() && entry.mode.get() == EntryMode.SEARCH;
    if (!free || owner == null || !pumps.openFocused(owner)) {
      articles.enter();
    }
  }

  private void escape() {
    if (!entry.clear()) {
      model.notice.set(null);
      bar.reset();
    }
    root.requestFocus();
  }

  private void move(int step) {
    if (!articles.move(step)) {
      basket.move(step);
    }
  }

  /** Acts on the pump whose number was typed. */
  private void pump(IntConsumer action) {
    entry
        .typedPump()
        .ifPresentOrElse(
            number -> {
              entry.clear();
              action.accept(number);
            },
            () -> look.sounds().play(Tone.REFUSED));
  }

  private BottomBar bottomBar() {
    Texts texts = look.texts();
    Button recall = Keys.function(Icon.RECALL, recallWord(), "F6", actions::recall);
    List<Button> first =
        List.of(
            Keys.function(Icon.HOLD, texts.bound("sale.hold"), "F5", entry::hold),
            recall,
            Keys.function(Icon.REFUND, texts.bound("sale.refund"), "F7", actions::refund),
            Keys.function(Icon.REPRINT, texts.bound("sale.reprint"), "F8", actions::reprint),
            Keys.function(
                Icon.PREPAY, texts.bound("sale.prepay"), "F9", () -> entry.press(EntryMode.PUMP)),
            Keys.function(
                Icon.DRAWER,
                texts.bound("sale.drawer"),
                "F11",
                () -> entry.press(EntryMode.DRAWER)),
            Keys.function(Icon.VOID, texts.bound("sale.voidsale"), "Shift+Del", entry::pressVoid),
            Keys.function(Icon.MORE, texts.bound("sale.more"), "F10", this::turnBar));
    List<Button> second =
        List.of(
            Keys.function(
                Icon.DISCOUNT,
                texts.bound("sale.salediscount"),
                "Ctrl+Shift+D",
                once(entry::pressSaleDiscount)),
            place(Place.DAY),
            place(Place.SHIFT),
            place(Place.SETTINGS),
            Keys.function(
                Icon.LANGUAGE,
                texts.bound("sale.language"),
                Shell.LANGUAGE_KEY,
                once(actions::switchLanguage)),
            Keys.function(
                Icon.THEME, texts.bound("sale.theme"), Shell.THEME_KEY, once(actions::switchTheme)),
            Keys.function(Icon.LOCK, texts.bound("ui.lock"), "Ctrl+L", once(actions::lock)),
            Keys.function(Icon.BACK, texts.bound("sale.back"), "F10", this::turnBar));
    return new BottomBar(List.of(first, second));
  }

  /** The same key leads there from every screen. */
  private Button place(Place place) {
    return Keys.function(
        place.icon(),
        look.texts().bound(place.key()),
        place.shortcut(),
        once(() -> actions.go(place)));
  }

  /** What is chosen from the second row closes it. */
  private Runnable once(Runnable action) {
    return () -> {
      bar.reset();
      action.run();
    };
  }

  private void turnBar() {
    bar.turn();
  }

  private ObservableValue<String> recallWord() {
    return Bindings.createStringBinding(
        () ->
            model.heldSales.get() == 0
                ? look.texts().text("sale.recall")
                : look.texts().text("sale.recallcount", model.heldSales.get()),
        model.heldSales,
        look.texts().languageProperty());
  }

  /** While a pump is asked for, touching one answers. */
  private final class PumpsOfSale implements PumpActions {
    @Override
    public void tap(int pump) {
      if (entry.mode.get() == EntryMode.PUMP) {
        entry.clear();
        actions.prepay(pump);
      } else {
        actions.tap(pump);
      }
    }

    @Override
    public void open(int pump) {
      actions.open(pump);
    }

    @Override
    public void takeFill(String fillId) {
      entry.goOn();
      actions.takeFill(fillId);
    }

    @Override
    public void restartAll() {
      actions.restartAll();
    }
  }
}
