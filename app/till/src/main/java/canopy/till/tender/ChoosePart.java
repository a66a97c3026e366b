package canopy.till.tender;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.control.Labels;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.LongProperty;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Choosing how to pay: exact cash first, then the notes at hand, then everything else. */
final class ChoosePart implements TenderPart {
  private static final int MAX_QUICK = 5;
  private static final int NOTE_COLUMNS = 3;

  /** Figures of a sum for which a third of the width is enough. */
  private static final int WIDEST_OF_THREE = 7;

  private static final int KIND_COLUMNS = 2;

  private final Look look;
  private final TenderModel model;
  private final TenderEntry entry;
  private final StackPane first = new StackPane();
  private final GridPane notes = TenderTiles.pane(NOTE_COLUMNS, "tender-notes");
  private final VBox root = new VBox();

  ChoosePart(Look look, TenderModel model, TenderEntry entry) {
    this.look = look;
    this.model = model;
    this.entry = entry;
    root.getStyleClass().add("tender-part");
    root.getChildren().addAll(first, notes, TenderTiles.kinds(look, model, entry, KIND_COLUMNS));
    for (Observable each : List.of(model.kinds, model.paidBy, model.payout, model.quickCash)) {
      each.addListener(changed -> offer());
    }
    offer();
    root.disableProperty().bind(model.busy);
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public KeyMap keys() {
    boolean elsewhere = model.origin() != null;
    String exact = model.payout.get() ? "tender.exactback" : "tender.exact";
    KeyMap cash =
        new KeyMap()
            .on("Enter", elsewhere ? "tender.paidsoback" : exact, this::best)
            .on("F2", elsewhere ? exact : "tender.quick1", this::second)
            .on("F3", "tender.quick2", () -> entry.quick(1))
            .on("F4", "tender.quick3", () -> entry.quick(2))
            .on("F5", "tender.quick4", () -> entry.quick(3))
            .on("F6", "tender.quick5", () -> entry.quick(4));
    return TenderTiles.keys(cash, entry);
  }

  @Override
  public void back() {
    entry.leave();
  }

  @Override
  public boolean typed(String character) {
    return entry.typeAmount(character);
  }

  @Override
  public boolean scanned(String code) {
    return entry.scanned(code);
  }

  /** What stands on the large key: cash, unless goods come back that were paid otherwise. */
  private void best() {
    TenderKind origin = model.origin();
    if (origin == null) {
      entry.exact();
    } else {
      entry.choose(origin);
    }
  }

  private void second() {
    if (model.origin() == null) {
      entry.quick(0);
    } else {
      entry.exact();
    }
  }

  private void offer() {
    TenderKind origin = model.origin();
    first.getChildren().setAll(origin == null ? exact() : wayBack(origin));
    List<Button> tiles = new ArrayList<>();
    if (origin != null) {
      tiles.add(cashInstead());
    }
    List<TenderModel.QuickCash> quick = model.quickCash.get();
    for (int i = 0; i < Math.min(MAX_QUICK, quick.size()); i++) {
      tiles.add(note(quick.get(i), "F" + (i + 2)));
    }
    tiles.add(other());
    boolean wide =
        quick.stream()
            .anyMatch(sum -> look.formats().brief(sum.givenMinor()).length() > WIDEST_OF_THREE);
    TenderTiles.put(notes, wide ? NOTE_COLUMNS - 1 : NOTE_COLUMNS, tiles);
  }

  private Button exact() {
    Label name = Labels.word(look.texts().bound("tender.cash"), "exact-name");
    name.setGraphic(Icon.CASH.node("exact-sign"));
    return large(name, model.remainingCashMinor, "exact");
  }

  /** Money goes back the way it came, unless somebody wants it otherwise. */
  private Button wayBack(TenderKind origin) {
    Label name = Labels.data("exact-name");
    name.setText(origin.name());
    name.setGraphic(origin.icon().node("exact-sign"));
    return large(name, model.remainingMinor, "paid-so");
  }

  private Button large(Label name, LongProperty minor, String id) {
    Label sum = Labels.sized(16, 19, "exact-sum");
    sum.textProperty()
        .bind(Bindings.createStringBinding(() -> look.formats().amount(minor.get()), minor));
    Button tile =
        TenderTiles.of(this::best, name, new HBox(Labels.space(), sum), "Enter", "cash-exact");
    tile.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    tile.setId(id);
    return tile;
  }

  private Button cashInstead() {
    Button tile =
        TenderTiles.of(
            entry::exact,
            Icon.CASH.node("tile-sign"),
            Labels.word(look.texts().bound("tender.cash"), "tile-change"),
            "F2",
            "cash-other");
    tile.setId("exact");
    return tile;
  }

  private Button note(TenderModel.QuickCash quick, String key) {
    Label given = Labels.sized(9, 13, "tile-given");
    given.setText(look.formats().brief(quick.givenMinor()));
    Label change = Labels.sized(20, 24, "tile-change");
    change
        .textProperty()
        .bind(look.texts().bound("tender.change", look.formats().brief(quick.changeMinor())));
    return TenderTiles.of(() -> entry.cash(quick.givenMinor()), given, change, key, "cash-quick");
  }

  private Button other() {
    Button tile =
        TenderTiles.of(
            entry::openPad,
            Icon.KEYPAD.node("tile-sign"),
            Labels.word(look.texts().bound("tender.other"), "tile-change"),
            "0–9",
            "cash-other");
    tile.setId("other-amount");
    return tile;
  }
}
