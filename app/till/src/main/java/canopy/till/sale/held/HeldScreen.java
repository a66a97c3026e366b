package canopy.till.sale.held;

import canopy.till.ui.Formats;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** Held sales as cards, oldest first; one touch takes one back, as do the keys 1 to 9. */
final class HeldScreen implements Screen {
  private static final int LONG_MINUTES = 15;
  private static final int KEYS = 9;

  private final Texts texts;
  private final Formats formats;
  private final HeldModel model;
  private final HeldActions actions;
  private final TilePane cards = new TilePane();
  private final ManageFrame frame;

  HeldScreen(Surroundings around, HeldModel model, HeldActions actions) {
    this.texts = around.look().texts();
    this.formats = around.look().formats();
    this.model = model;
    this.actions = actions;
    cards.getStyleClass().add("held-cards");
    ScrollPane scroll = new ScrollPane(cards);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    Label empty = Labels.sentence(texts.bound("held.none"), "muted", "empty-text");
    StackPane content = new StackPane(scroll, empty);
    this.frame = new ManageFrame(around, Place.HELD, model.notice, content, List.of());
    frame.keys().on("F6", "held.recallnumber", () -> recall(1));
    model.cards.addListener((source, before, now) -> show());
    texts.languageProperty().addListener((source, before, now) -> show());
    show();
    empty.visibleProperty().bind(model.cards.map(List::isEmpty));
  }

  private void recall(int place) {
    List<HeldCard> all = model.cards.get();
    if (place <= all.size()) {
      actions.recall(all.get(place - 1).saleId());
    }
  }

  private void show() {
    cards.getChildren().clear();
    int place = 0;
    for (HeldCard card : model.cards.get()) {
      place++;
      cards.getChildren().add(card(card, place));
    }
  }

  private Button card(HeldCard card, int place) {
    Label label = Labels.data("held-label");
    label.setText(card.label().isEmpty() ? card.saleId() : card.label());
    label.setMaxWidth(Double.MAX_VALUE);
    Label number = Labels.figure("key-cap");
    number.setText(Integer.toString(place));
    number.setVisible(place <= KEYS);
    HBox head = new HBox(Forms.wide(label), number);
    head.setAlignment(Pos.CENTER_LEFT);
    Label age = Labels.word(texts.bound("held.age", card.minutes(), card.cashier()), "small");
    age.getStyleClass().add(card.minutes() >= LONG_MINUTES ? "warning-text" : "muted");
    if (card.minutes() >= LONG_MINUTES) {
      age.setGraphic(Icon.CLOCK.node("held-old"));
    }
    VBox box = new VBox(head, age);
    for (String line : card.content()) {
      Label words = Labels.data("held-line");
      words.setText(line);
      box.getChildren().add(words);
    }
    Label lines = Labels.word(texts.bound("held.lines", card.lines()), "muted");
    Label total = Labels.figure("held-total");
    total.setText(formats.amount(card.totalMinor()));
    HBox foot = new HBox(lines, Labels.space(), total);
    foot.setAlignment(Pos.BASELINE_LEFT);
    box.getChildren().addAll(Forms.tall(new Region()), foot);
    box.getStyleClass().add("held-box");
    if (card.refund()) {
      head.getChildren().add(1, Labels.word(texts.bound("held.refund"), "badge", "badge-violet"));
    }
    Button button = Keys.pressable(() -> actions.recall(card.saleId()), "till-key", "held-card");
    button.setGraphic(box);
    button.setAccessibleText(label.getText());
    return button;
  }

  @Override
  public Parent root() {
    return frame;
  }

  @Override
  public KeyMap keys() {
    return frame.keys();
  }

  @Override
  public boolean typed(String character) {
    if (character.length() == 1 && character.charAt(0) >= '1' && character.charAt(0) <= '9') {
      recall(character.charAt(0) - '0');
      return true;
    }
    return false;
  }

  @Override
  public void shown() {
    if (!cards.getChildren().isEmpty()) {
      cards.getChildren().getFirst().requestFocus();
    }
  }
}
