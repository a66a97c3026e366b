package canopy.till.ui.control;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The bottom 64 pixels: a row of function keys of equal width, in one or two banks. */
public final class BottomBar extends HBox {
  private final List<List<Button>> banks;
  private int shown;

  /**
   * @param banks the rows of keys; the first is shown
   */
  public BottomBar(List<List<Button>> banks) {
    this.banks = banks.stream().map(List::copyOf).toList();
    getStyleClass().add("bottom-bar");
    show(0);
  }

  /** Shows the next bank, after the last one the first again. */
  public void turn() {
    show((shown + 1) % banks.size());
  }

  /** Shows the first bank. */
  public void reset() {
    show(0);
  }

  private void show(int bank) {
    shown = bank;
    getChildren().setAll(banks.get(bank));
    for (Button key : banks.get(bank)) {
      HBox.setHgrow(key, Priority.ALWAYS);
      key.setPrefWidth(100);
    }
  }
}
