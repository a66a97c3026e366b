package canopy.till.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Labels by purpose. Words must never be cut; data (names of goods and people) may end in an
 * ellipsis.
 */
public final class Labels {
  /** The style class of a text that comes from data and may be cut when it is too long. */
  public static final String DATA = "data-text";

  private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
  private static final PseudoClass LONGER = PseudoClass.getPseudoClass("longer");

  private Labels() {}

  /** A fixed word that must always be readable in full. */
  public static Label word(ObservableValue<String> text, String... styleClasses) {
    Label label = styled(styleClasses);
    label.textProperty().bind(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** A sentence that wraps. */
  public static Label sentence(ObservableValue<String> text, String... styleClasses) {
    Label label = styled(styleClasses);
    label.textProperty().bind(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** Money, litres or a count: never cut. */
  public static Label figure(String... styleClasses) {
    Label label = styled(styleClasses);
    label.getStyleClass().add("figure");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /**
   * A figure that takes smaller letters when it is long: {@code long} and {@code longer} for the
   * style sheet.
   *
   * @param longFrom characters from which it is long
   * @param longerFrom characters from which it is longer still
   */
  public static Label sized(int longFrom, int longerFrom, String... styleClasses) {
    Label label = figure(styleClasses);
    label
        .textProperty()
        .subscribe(
            text -> {
              int length = text == null ? 0 : text.length();
              label.pseudoClassStateChanged(LONG, length >= longFrom && length < longerFrom);
              label.pseudoClassStateChanged(LONGER, length >= longerFrom);
            });
    return label;
  }

  /** A name from the data; cut with an ellipsis when there is no room. */
  public static Label data(String... styleClasses) {
    Label label = styled(styleClasses);
    label.getStyleClass().add(DATA);
    label.setMinWidth(0);
    return label;
  }

  /** An empty region that takes the free width of a row. */
  public static Region space() {
    Region region = new Region();
    HBox.setHgrow(region, Priority.ALWAYS);
    return region;
  }

  private static Label styled(String... styleClasses) {
    Label label = new Label();
    label.getStyleClass().addAll(styleClasses);
    return label;
  }
}
