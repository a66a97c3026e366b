package canopy.till.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/** The two looks: light for the day, dark for the night. */
public enum Theme {
  LIGHT("light"),
  DARK("dark");

  private static final List<String> RULES =
      List.of("canopy", "frame", "pump", "sale", "tender", "manage", "display");

  private final String tokens;

  Theme(String tokens) {
    this.tokens = tokens;
  }

  /** Dresses a scene; the base theme changes for all scenes of the program. FX thread. */
  public void apply(Scene scene) {
    Application.setUserAgentStylesheet(
        switch (this) {
          case LIGHT -> new PrimerLight().getUserAgentStylesheet();
          case DARK -> new PrimerDark().getUserAgentStylesheet();
        });
    List<String> sheets = new ArrayList<>();
    sheets.add(sheet(tokens));
    RULES.forEach(rule -> sheets.add(sheet(rule)));
    scene.getStylesheets().setAll(sheets);
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Theme.class.getResource("css/" + name + ".css"), name)
        .toExternalForm();
  }
}
