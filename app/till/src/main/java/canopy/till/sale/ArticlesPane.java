package canopy.till.sale;

import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.Tone;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.NumberPad;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The right column while articles are added: the entry field, hits or hot keys, and the number pad.
 */
final class ArticlesPane extends VBox {
  private final Look look;
  private final SaleModel model;
  private final SaleActions actions;
  private final SaleEntry entry;
  private final TextField field = new TextField();
  private final ListView<SearchHit> hits = new ListView<>();

  ArticlesPane(Look look, SaleModel model, SaleActions actions, SaleEntry entry) {
    this.look = look;
    this.model = model;
    this.actions = actions;
    this.entry = entry;
    getStyleClass().addAll("panel", "articles");
    HotKeyGrid hotKeys = new HotKeyGrid(look, model, actions, entry);
    StackPane middle = new StackPane(hotKeys, hitsPane());
    VBox.setVgrow(middle, Priority.ALWAYS);
    hotKeys.visibleProperty().bind(searching().not());
    NumberPad pad = new NumberPad(entry::type, entry::backspace, ".", modeKeys());
    getChildren().addAll(entryField(), middle, pad);
  }

  /** Puts the cursor into the field, for writing with an input method. */
  void focusField() {
    field.requestFocus();
    field.end();
  }

  /** Moves in the list of hits; false when there is none. */
  boolean move(int step) {
    if (!searching().get() || model.hits.get().isEmpty()) {
      return false;
    }
    int last = hits.getItems().size() - 1;
    int index = Math.clamp(hits.getSelectionModel().getSelectedIndex() + step, 0, last);
    hits.getSelectionModel().select(index);
    hits.scrollTo(index);
    return true;
  }

  /** While somebody writes, the arrows still go through the hits. */
  private void moveInHits(KeyEvent event) {
    boolean down = event.getCode() == KeyCode.DOWN;
    if ((down || event.getCode() == KeyCode.UP) && move(down ? 1 : -1)) {
      event.consume();
    }
  }

  /**
   * Adds the hit that was moved to, or confirms the entry; where that may mean several articles, it
   * moves to the first of them.
   */
  void enter() {
    if (!addChosenHit() && !entry.enter()) {
      move(1);
      look.sounds().play(Tone.REFUSED);
    }
  }

  /** False when no hit was moved to. */
  private boolean addChosenHit() {
    @Nullable SearchHit hit = hits.getSelectionModel().getSelectedItem();
    if (hit == null || !searching().get()) {
      return false;
    }
    add(hit);
    return true;
  }

  private BooleanBinding searching() {
    return entry.text.isNotEmpty().and(entry.mode.isEqualTo(EntryMode.SEARCH));
  }

  private HBox entryField() {
    FontIcon sign = Icon.SCANNER.node("entry-sign");
    Label modeWord = Labels.figure("entry-mode");
    StringBinding prompt =
        Bindings.createStringBinding(
            () -> look.texts().text(entry.mode.get().key()),
            entry.mode,
            look.texts().languageProperty());
    modeWord.textProperty().bind(prompt);
    BooleanBinding searchMode = entry.mode.isEqualTo(EntryMode.SEARCH);
    modeWord.visibleProperty().bind(searchMode.not());
    modeWord.managedProperty().bind(searchMode.not());
    sign.visibleProperty().bind(searchMode);
    sign.managedProperty().bind(searchMode);
    field.textProperty().bindBidirectional(entry.text);
    field.setId("entry");
    field.setFocusTraversable(false);
    field.setOnAction(event -> enter());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::moveInHits);
    field.promptTextProperty().bind(Bindings.when(searchMode).then(prompt).otherwise(""));
    field.setMinWidth(0);
    HBox.setHgrow(field, Priority.ALWAYS);
    Button clear =
        Keys.onlySign(Icon.CLOSE, look.texts().bound("sale.clear"), entry::clear, "flat");
    clear.visibleProperty().bind(entry.text.isNotEmpty().or(searchMode.not()));
    clear.managedProperty().bind(clear.visibleProperty());
    HBox box = new HBox(sign, modeWord, field, clear);
    box.getStyleClass().add("entry-box");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private VBox hitsPane() {
    hits.setId("hits");
    hits.setFocusTraversable(false);
    hits.setCellFactory(view -> new HitCell());
    model.hits.addListener(
        (source, before, now) -> {
          hits.getItems().setAll(now);
          hits.getSelectionModel().clearSelection();
        });
    hits.getItems().setAll(model.hits.get());
    VBox.setVgrow(hits, Priority.ALWAYS);
    Label none = Labels.sentence(look.texts().bound("sale.nohits"), "no-hits");
    none.visibleProperty()
        .bind(Bindings.createBooleanBinding(() -> model.hits.get().isEmpty(), model.hits));
    none.managedProperty().bind(none.visibleProperty());
    VBox pane = new VBox(none, hits);
    pane.getStyleClass().add("hits");
    pane.visibleProperty().bind(searching());
    return pane;
  }

  private void add(SearchHit hit) {
    actions.addArticle(hit.articleId());
    entry.clear();
  }

  private List<Button> modeKeys() {
    Texts texts = look.texts();
    Button quantity =
        Keys.word(
            texts.bound("sale.quantity"),
            () -> entry.press(EntryMode.QUANTITY),
            "pad-key",
            "pad-mode");
    Button price =
        Keys.word(
            texts.bound("sale.price"), () -> entry.press(EntryMode.PRICE), "pad-key", "pad-mode");
    Button discount =
        Keys.word(texts.bound("sale.discountkey"), entry::pressDiscount, "pad-key", "pad-mode");
    Button enter = Keys.word(texts.bound("sale.enter"), this::enter, "pad-key", "primary");
    quantity.setId("pad-quantity");
    price.setId("pad-price");
    discount.setId("pad-discount");
    enter.setId("pad-enter");
    entry.mode.addListener(
        (source, before, now) -> {
          choose(quantity, now == EntryMode.QUANTITY);
          choose(price, now == EntryMode.PRICE);
          choose(discount, now == EntryMode.DISCOUNT_PERCENT || now == EntryMode.DISCOUNT_AMOUNT);
        });
    return List.of(quantity, price, discount, enter);
  }

  private static void choose(Button button, boolean chosen) {
    button.getStyleClass().remove("chosen");
    if (chosen) {
      button.getStyleClass().add("chosen");
    }
  }

  private final class HitCell extends ListCell<SearchHit> {
    private final Label name = Labels.data("hit-name");
    private final Label detail = Labels.data("hit-detail");
    private final Label price = Labels.figure("hit-price");
    private final HBox row;

    HitCell() {
      name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // The size of the pack stands last.
      VBox words = new VBox(name, detail);
      words.setMinWidth(0);
      words.setAlignment(Pos.CENTER_LEFT);
      HBox.setHgrow(words, Priority.ALWAYS);
      row = new HBox(words, price);
      row.setAlignment(Pos.CENTER_LEFT);
      row.getStyleClass().add("hit-row");
      setPrefWidth(0);
      setOnMouseClicked(
          event -> {
            @Nullable SearchHit hit = getItem();
            if (hit != null) {
              add(hit);
            }
          });
    }

    @Override
    protected void updateItem(@Nullable SearchHit hit, boolean empty) {
      super.updateItem(hit, empty);
      if (empty || hit == null) {
        setGraphic(null);
        return;
      }
      name.setText(hit.name());
      detail.setText(hit.code() + "·" + hit.department());
      price.setText(look.formats().money(hit.priceMinor()));
      setGraphic(row);
    }
  }
}
