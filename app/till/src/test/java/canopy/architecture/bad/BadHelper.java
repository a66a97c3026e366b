package canopy.architecture.bad;

import java.util.HashMap;
import java.util.ResourceBundle;
import java.util.logging.Logger;
import javafx.application.Platform;

/** A sample that breaks as many rules as it can. */
public final class BadHelper {
  static int counter;
  private static final ResourceBundle.Control CONTROL =
      ResourceBundle.Control.getControl(ResourceBundle.Control.FORMAT_PROPERTIES);
  static final HashMap<String, String> CACHE = new HashMap<>();

  void everythingWrong() {
    Runnable later = () -> System.out.println(ResourceBundle.getBundle("x", CONTROL));
    Platform.runLater(later);
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      e.printStackTrace();
    }
    Logger.getLogger("x").info("y");
  }
}
