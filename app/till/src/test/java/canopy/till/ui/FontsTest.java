package canopy.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped font: figures of one width, and every character that a GBK receipt can hold. */
class FontsTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void figuresHaveOneWidth(boolean bold) throws Exception {
    try (InputStream in = Fonts.file(bold)) {
      Font font = Font.loadFont(in, 100);
      assertThat(font.getFamily()).isEqualTo(Fonts.FAMILY);
      double zero = width(font, "0000000000");
      for (char c = '1'; c <= '9'; c++) {
        assertThat(width(font, String.valueOf(c).repeat(10))).isEqualTo(zero);
      }
      assertThat(width(font, "¥".repeat(10))).isEqualTo(zero);
    }
  }

  /** Read from the file's own table, because JavaFX would fall back to another font in silence. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void holdsLatinSpanishAndAllOfGbk(boolean bold) throws Exception {
    StringBuilder needed = new StringBuilder("ÁÉÍÓÚÑÜáéíóúñü¿¡º·×–—…←↑→↓¥€");
    for (int high = 0xB0; high <= 0xF7; high++) {
      for (int low = 0xA1; low <= 0xFE; low++) {
        String character = new String(new byte[] {(byte) high, (byte) low}, Charset.forName("GBK"));
        if (character.length() == 1
            && character.charAt(0) != 0xFFFD
            && Character.isIdeographic(character.charAt(0))) {
          needed.append(character);
        }
      }
    }
    try (InputStream in = Fonts.file(bold)) {
      ByteBuffer file = ByteBuffer.wrap(in.readAllBytes());
      assertThat(needed.chars().filter(c -> !hasGlyph(file, c)).count()).isZero();
    }
  }

  private static double width(Font font, String text) {
    Text node = new Text(text);
    node.setFont(font);
    return node.getLayoutBounds().getWidth();
  }

  /** Looks a character up in the cmap subtable of format 4. */
  private static boolean hasGlyph(ByteBuffer file, int c) {
    int cmap = 0;
    for (int i = 0; i < file.getShort(4); i++) {
      if (file.getInt(12 + 16 * i) == 0x636D6170) {
        cmap = file.getInt(12 + 16 * i + 8);
      }
    }
    int table = 0;
    for (int i = 0; i < file.getShort(cmap + 2); i++) {
      int offset = cmap + file.getInt(cmap + 4 + 8 * i + 4);
      if (file.getShort(offset) == 4) {
        table = offset;
      }
    }
    int segments = Short.toUnsignedInt(file.getShort(table + 6)) / 2;
    for (int i = 0; i < segments; i++) {
      int end = Short.toUnsignedInt(file.getShort(table + 14 + 2 * i));
      if (c <= end) {
        return c >= Short.toUnsignedInt(file.getShort(table + 16 + 2 * segments + 2 * i));
      }
    }
    return false;
  }
}
