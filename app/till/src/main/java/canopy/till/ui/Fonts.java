package canopy.till.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.scene.text.Font;

/**
 * The one font family that ships with the program: Noto Sans SC, regular and bold, Latin, all of
 * GBK, and the rare characters of names as far as the family has them.
 */
public final class Fonts {
  /** The family's name in CSS and in {@link Font#font(String, double)}. */
  public static final String FAMILY = "Noto Sans SC";

  private Fonts() {}

  /**
   * Makes the family known to JavaFX; call before the first scene. Later calls do nothing: JavaFX
   * would take the file as a new font, and in time delete the old one under the texts that use it.
   *
   * @throws IllegalStateException if the files are missing from the program, or damaged
   */
  public static void load() {
    if (!Loaded.REGULAR || !Loaded.BOLD) {
      throw new IllegalStateException("the shipped font is damaged");
    }
  }

  /** Its initialisation is what loads, once for the whole program. */
  private static final class Loaded {
    static final boolean REGULAR = load("Regular");
    static final boolean BOLD = load("Bold");
  }

  /**
   * The file of one weight, for renderers other than JavaFX. The caller closes it.
   *
   * @param bold the bold weight instead of the regular one
   */
  public static InputStream file(boolean bold) {
    return file(bold ? "Bold" : "Regular");
  }

  private static boolean load(String weight) {
    try (InputStream in = file(weight)) {
      return Font.loadFont(in, 16) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream file(String weight) {
    return Objects.requireNonNull(
        Fonts.class.getResourceAsStream("fonts/NotoSansSC-" + weight + ".ttf"),
        "font is not shipped");
  }
}
