package canopy.till.ui.manage;

import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Rows of forms: a label above or beside a field, a choice by chips, a stated value. */
public final class Forms {
  private Forms() {}

  /** A text field bound both ways, with its label above. */
  public static VBox field(ObservableValue<String> label, Property<String> value, String id) {
    TextField field = new TextField();
    field.setId(id);
    field.textProperty().bindBidirectional(value);
    field.accessibleTextProperty().bind(label);
    return labelled(label, field);
  }

  /** Something to fill in, with its label above. */
  public static VBox labelled(ObservableValue<String> label, Node control) {
    VBox box = new VBox(Labels.word(label, "field-label"), control);
    box.getStyleClass().add("field");
    return box;
  }

  /** One of a few: chips, of which the current one is marked. */
  public static <T> HBox choice(
      List<T> all,
      ObservableValue<T> current,
      Function<? super T, ObservableValue<String>> word,
      Consumer<? super T> chosen) {
    HBox chips = new HBox();
    chips.getStyleClass().add("chips");
    chips.setAlignment(Pos.CENTER_LEFT);
    List<Runnable> marks = new ArrayList<>();
    for (T one : all) {
      Button chip = Keys.word(word.apply(one), () -> chosen.accept(one), "chip");
      marks.add(() -> mark(chip, one.equals(current.getValue())));
      chips.getChildren().add(chip);
    }
    current.addListener((source, before, now) -> marks.forEach(Runnable::run));
    marks.forEach(Runnable::run);
    return chips;
  }

  /** A row of a form: words on the left, the control on the right. */
  public static HBox row(Texts texts, String labelKey, Node control) {
    HBox row = new HBox(Labels.word(texts.bound(labelKey), "row-label"), Labels.space(), control);
    row.getStyleClass().add("form-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** A row that only states a value. */
  public static HBox stated(Texts texts, String labelKey, ObservableValue<String> value) {
    Label label = Labels.data("row-value");
    label.textProperty().bind(value);
    HBox row = new HBox(Labels.word(texts.bound(labelKey), "row-label"), Labels.space(), label);
    row.getStyleClass().add("form-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** A panel with a heading. */
  public static VBox section(Texts texts, String headingKey, Node... rows) {
    VBox box = new VBox(Labels.word(texts.bound(headingKey), "section-head"));
    box.getChildren().addAll(rows);
    box.getStyleClass().addAll("panel", "section");
    return box;
  }

  /** Lets a node take the free width of its row. */
  public static <N extends Node> N wide(N node) {
    HBox.setHgrow(node, Priority.ALWAYS);
    return node;
  }

  /** Lets a node take the free height of its column. */
  public static <N extends Node> N tall(N node) {
    VBox.setVgrow(node, Priority.ALWAYS);
    return node;
  }

  /** Shows the node, or takes it out of the layout. */
  public static void showWhen(Node node, ObservableValue<Boolean> condition) {
    node.managedProperty().bind(node.visibleProperty());
    node.visibleProperty().bind(condition);
  }

  /** Marks a chip as chosen, or not. */
  public static void mark(Button chip, boolean chosen) {
    chip.getStyleClass().remove("chosen");
    if (chosen) {
      chip.getStyleClass().add("chosen");
    }
  }
}
