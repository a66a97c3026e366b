package canopy.till.tender;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.control.Labels;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Choosing how to pay: exact cash first, then the notes at hand, then everything else. */
final class ChoosePart implements TenderPart {
  private static final int MAX_QUICK = 5;
  private static final int NOTE_COLUMNS = 3;
  private static final int KIND_COLUMNS = 2;

  private final Look look;
  private final TenderModel model;
  private final TenderEntry entry;
  private final VBox root = new VBox();

  ChoosePart(Look look, TenderModel model, TenderEntry entry) {
    this.look = look;
    this.model = model;
    this.entry = entry;
    root.getStyleClass().add("tender-part");
    root.getChildren()
        .addAll(exact(), notes(), TenderTiles.kinds(look, model, entry, KIND_COLUMNS));
    root.disableProperty().bind(model.busy);
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public KeyMap keys() {
    KeyMap cash =
        new KeyMap()
            .on("Enter", model.payout.get() ? "tender.exactback" : "tender.exact", entry::exact)
            .on("F2", "tender.quick1", () -> entry.quick(0))
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

  private Button exact() {
    Label name = Labels.word(look.texts().bound("tender.cash"), "exact-name");
    name.setGraphic(Icon.CASH.node("exact-sign"));
    Label sum = Labels.figure("exact-sum");
    sum.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> look.formats().amount(model.remainingCashMinor.get()),
                model.remainingCashMinor));
    Button tile =
        TenderTiles.of(entry::exact, name, new HBox(Labels.space(), sum), "Enter", "cash-exact");
    tile.setId("exact");
    return tile;
  }

  /** The notes, and last the pad for any other amount. */
  private GridPane notes() {
    GridPane pane = TenderTiles.pane(NOTE_COLUMNS, "tender-notes");
    model.quickCash.subscribe(
        quick -> {
          List<Button> tiles = new ArrayList<>();
          for (int i = 0; i < Math.min(MAX_QUICK, quick.size()); i++) {
            tiles.add(note(quick.get(i), "F" + (i + 2)));
          }
          tiles.add(other());
          TenderTiles.put(pane, NOTE_COLUMNS, tiles);
        });
    return pane;
  }

  private Button note(TenderModel.QuickCash quick, String key) {
    Label given = Labels.figure("tile-given");
    given.setText(look.formats().brief(quick.givenMinor()));
    Label change = Labels.figure("tile-change");
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
