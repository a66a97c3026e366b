package canopy.till.ui.control;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * What has been typed on a number pad: digits with at most one point, limited in length. FX thread.
 */
public final class PadEntry {
  private final int maxLength;
  private final boolean pointAllowed;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");

  public PadEntry(int maxLength, boolean pointAllowed) {
    this.maxLength = maxLength;
    this.pointAllowed = pointAllowed;
  }

  public String text() {
    return text.get();
  }

  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  public boolean isEmpty() {
    return text.get().isEmpty();
  }

  /**
   * Adds a digit, a point (a comma counts as one) or several digits such as {@code 00}.
   *
   * @return false if it does not fit or is neither
   */
  public boolean type(String typed) {
    String added = typed.replace(',', '.');
    boolean digits = added.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean point = added.equals(".") && pointAllowed && text.get().indexOf('.') < 0;
    if (added.isEmpty() || !(digits || point) || text.get().length() + added.length() > maxLength) {
      return false;
    }
    text.set(text.get() + added);
    return true;
  }

  public void backspace() {
    if (!isEmpty()) {
      text.set(text.get().substring(0, text.get().length() - 1));
    }
  }

  public void clear() {
    text.set("");
  }
}
