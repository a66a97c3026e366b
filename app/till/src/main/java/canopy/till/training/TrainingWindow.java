package canopy.till.training;

import canopy.till.ui.control.Shell;
import javafx.stage.Stage;

/** The till's window, as the training sees it. FX thread. */
public interface TrainingWindow extends AutoCloseable {
  /** Takes the place of what the stage shows. */
  void showOn(Stage stage);

  /** Keys and codes go in here. */
  Shell shell();

  /** There is news of the real till. */
  void refresh();

  @Override
  void close();
}
