package canopy.till.stock.typed;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A tank or a nozzle to be read.
 *
 * @param label which one
 * @param pump 0 for a tank
 * @param number of the tank, or of the nozzle
 * @param litres what is typed
 */
public record ReadRow(String label, int pump, int number, int grade, StringProperty litres) {
  /** A tank that nobody has typed yet. */
  public static ReadRow tank(String label, int number, int grade) {
    return new ReadRow(label, 0, number, grade, new SimpleStringProperty(""));
  }

  /** A nozzle that nobody has typed yet. */
  public static ReadRow nozzle(String label, int pump, int number, int grade) {
    return new ReadRow(label, pump, number, grade, new SimpleStringProperty(""));
  }

  boolean isTank() {
    return pump == 0;
  }
}
