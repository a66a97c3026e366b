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
   * Makes the family known to JavaFX; call once before the first scene.
   *
   * @throws IllegalStateException if the files are missing from the program
   */
  public static void load() {
    load("Regular");
    load("Bold");
  }

  /**
   * The file of one weight, for renderers other than JavaFX. The caller closes it.
   *
   * @param bold the bold weight instead of the regular one
   */
  public static InputStream file(boolean bold) {
    return file(bold ? "Bold" : "Regular");
  }

  private static void load(String weight) {
    try (InputStream in = file(weight)) {
      if (Font.loadFont(in, 16) == null) {
        throw new IllegalStateException("the shipped font is damaged: " + weight);
      }
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
