package canopy.till.ui.manage;

import canopy.till.ui.Look;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.pump.PumpActions;
import canopy.till.ui.pump.PumpModel;
import canopy.till.ui.pump.PumpState;
import canopy.till.ui.pump.PumpView;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * All pumps in one row, above a manager's screen: what each does, and what is due. A touch opens
 * the pump.
 */
public final class PumpStrip extends HBox {
  private static final int ROOMY = 12;

  private final Look look;
  private final PumpModel model;
  private final PumpActions actions;

  public PumpStrip(Look look, PumpModel model, PumpActions actions) {
    this.look = look;
    this.model = model;
    this.actions = actions;
    getStyleClass().add("pump-strip");
    setAlignment(Pos.CENTER_LEFT);
    model.pumps.addListener((source, before, now) -> put(before, now));
    look.texts().languageProperty().addListener((source, before, now) -> fill());
    fill();
  }

  private void put(List<PumpView> before, List<PumpView> now) {
    if (before.size() != now.size()) {
      fill();
      return;
    }
    for (int i = 0; i < now.size(); i++) {
      if (!now.get(i).equals(before.get(i))) {
        getChildren().set(i, chip(now.get(i), now.size()));
      }
    }
  }

  private void fill() {
    List<PumpView> pumps = model.pumps.get();
    setVisible(!pumps.isEmpty());
    setManaged(!pumps.isEmpty());
    getChildren().setAll(pumps.stream().map(pump -> chip(pump, pumps.size())).toList());
  }

  private Button chip(PumpView pump, int count) {
    Label number = Labels.figure("strip-number");
    number.setText(Integer.toString(pump.number()));
    HBox box = new HBox(number, pump.state().icon().node());
    box.getStyleClass().add("strip-box");
    box.setAlignment(Pos.CENTER);
    if (count <= ROOMY && !detail(pump).isEmpty()) {
      Label detail = Labels.data(pump.owed().unpaidCount() > 0 ? "strip-unpaid" : "strip-detail");
      detail.setText(detail(pump));
      box.getChildren().add(detail);
    }
    Button chip = Keys.pressable(() -> actions.open(pump.number()), "strip-pump");
    chip.setGraphic(box);
    chip.setMaxWidth(Double.MAX_VALUE);
    chip.setMinWidth(0);
    chip.setPrefWidth(100);
    chip.setFocusTraversable(false);
    chip.setAccessibleText(pump.number() + " " + look.texts().text(pump.state().key()));
    chip.pseudoClassStateChanged(
        PseudoClass.getPseudoClass(pump.state().name().toLowerCase(Locale.ROOT)), true);
    chip.pseudoClassStateChanged(
        PseudoClass.getPseudoClass("owing"), pump.owed().unpaidCount() > 0);
    HBox.setHgrow(chip, Priority.ALWAYS);
    return chip;
  }

  private String detail(PumpView pump) {
    if (pump.state() == PumpState.FUELLING || pump.state() == PumpState.SUSPENDED) {
      return look.formats().money(pump.delivery().amountMinor());
    }
    if (pump.owed().unpaidCount() > 0) {
      return look.formats().signed(pump.owed().unpaidMinor());
    }
    return pump.state() == PumpState.CALLING ? look.texts().text(pump.state().key()) : "";
  }
}
