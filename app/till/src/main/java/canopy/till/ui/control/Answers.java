package canopy.till.ui.control;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** Answers that one touch gives in place of writing them; not there where none is offered. */
public final class Answers extends FlowPane {
  private final ObservableValue<List<String>> offered;
  private final ObservableValue<String> given;
  private final Consumer<String> give;
  private final Label question;

  /**
   * @param given the one that is marked
   */
  public Answers(
      ObservableValue<String> question,
      ObservableValue<List<String>> offered,
      ObservableValue<String> given,
      Consumer<String> give) {
    this.offered = offered;
    this.given = given;
    this.give = give;
    this.question = Labels.word(question, "muted");
    getStyleClass().add("answers");
    visibleProperty().bind(offered.map(list -> !list.isEmpty()));
    managedProperty().bind(visibleProperty());
    offered.subscribe(now -> fill());
    given.subscribe(now -> fill());
  }

  private void fill() {
    getChildren().setAll(question);
    for (String word : offered.getValue()) {
      Button chip = Keys.pressable(() -> give.accept(word), "till-key", "chip");
      chip.setText(word);
      if (word.equals(given.getValue())) {
        chip.getStyleClass().add("chosen");
      }
      getChildren().add(chip);
    }
  }
}
