package canopy.till.shift;

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
record ReadRow(String label, int pump, int number, int grade, StringProperty litres) {
  static ReadRow of(String label, int pump, int number, int grade) {
    return new ReadRow(label, pump, number, grade, new SimpleStringProperty(""));
  }
}
