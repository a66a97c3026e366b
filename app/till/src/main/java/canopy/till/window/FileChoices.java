package canopy.till.window;

import canopy.till.payment.bill.BillPort;
import canopy.till.ui.control.Shell;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/** The system's file choosers: bills of the channels, tables of goods and tanks. FX thread. */
record FileChoices(Shell shell) implements BillPort {
  @Override
  public Optional<Path> chooseBill() {
    FileChooser chooser = new FileChooser();
    chooser
        .getExtensionFilters()
        .add(new ExtensionFilter("CSV, ZIP, GZ", "*.csv", "*.txt", "*.zip", "*.gz", "*.CSV"));
    return path(chooser.showOpenDialog(shell.scene().getWindow()));
  }

  @Override
  public Optional<Path> chooseTarget(String name) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(name);
    chooser.getExtensionFilters().add(new ExtensionFilter("CSV", "*.csv"));
    return path(chooser.showSaveDialog(shell.scene().getWindow()));
  }

  /** A table that lies in a file; empty if nobody chose one. */
  Optional<Path> chooseTable() {
    FileChooser chooser = new FileChooser();
    chooser.getExtensionFilters().add(new ExtensionFilter("CSV", "*.csv", "*.txt", "*.CSV"));
    return path(chooser.showOpenDialog(shell.scene().getWindow()));
  }

  private static Optional<Path> path(@Nullable File chosen) {
    return chosen == null ? Optional.empty() : Optional.of(chosen.toPath());
  }
}
