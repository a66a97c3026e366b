package canopy.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped font: figures of one width, and the characters of names and receipts. What it holds
 * is also asked of Java's other font reader, because JavaFX falls back to another font in silence.
 */
class FontsTest {
  private static final FontRenderContext FLAT =
      new FontRenderContext(new AffineTransform(), false, true);

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

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void holdsLatinGbkAndTheRareCharactersOfNames(boolean bold) {
    FontCoverage font = FontCoverage.ofShipped(bold);
    StringBuilder needed = new StringBuilder("ÁÉÍÓÚÑÜáéíóúñü¿¡º·×–—…←↑→↓¥€£₱₡₲₴₹₺₽₩₫ŁłŠšŽžẾế□");
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
    IntStream.rangeClosed(0x4E00, 0x9FEF).forEach(needed::appendCodePoint);
    IntStream.rangeClosed(0x3400, 0x4DB5).forEach(needed::appendCodePoint);
    needed.append("𠮷𡐓𣗋𣲘𦙶𧿹𪟝𪣻𪨶𫄨𫓧𫖮𫗧𫘜𫘝𫠊𫢸𫫇𫭟𬀩𬍡𬜬𬪩𬭎𬱖𬴊");
    assertThat(font.missing(needed.toString())).isZero();
  }

  @Test
  void bothWeightsHoldTheSame() {
    FontCoverage regular = FontCoverage.ofShipped(false);
    FontCoverage bold = FontCoverage.ofShipped(true);
    assertThat(all().filter(c -> regular.holds(c) != bold.holds(c))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyCharacterHasInkOfItsOwn(boolean bold) throws Exception {
    FontCoverage coverage = FontCoverage.ofShipped(bold);
    java.awt.Font font;
    try (InputStream in = Fonts.file(bold)) {
      font = java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, in).deriveFont(100f);
    }
    String box = ink(font, new int[] {0});
    assertThat(box).as("the box of what is missing").isNotEmpty();
    List<String> wrong = new ArrayList<>();
    all()
        .filter(coverage::holds)
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .filter(c -> Character.isIdeographic(c) || Character.isAlphabetic(c) || money(c))
        .forEach(
            c -> {
              int[] glyph = {font.createGlyphVector(FLAT, Character.toString(c)).getGlyphCode(0)};
              String drawn = ink(font, glyph);
              if (glyph[0] == 0 || drawn.isEmpty() || drawn.equals(box)) {
                wrong.add(Integer.toHexString(c));
              }
            });
    assertThat(wrong).isEmpty();
  }

  private static boolean money(int codePoint) {
    return Character.getType(codePoint) == Character.CURRENCY_SYMBOL;
  }

  private static IntStream all() {
    return IntStream.rangeClosed(0x20, 0x323AF);
  }

  /** The outline as text, whole units. */
  private static String ink(java.awt.Font font, int[] glyph) {
    StringBuilder steps = new StringBuilder();
    PathIterator path = font.createGlyphVector(FLAT, glyph).getOutline().getPathIterator(null);
    float[] at = new float[6];
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      steps
          .append(kind)
          .append(' ')
          .append(Math.round(at[0]))
          .append(' ')
          .append(Math.round(at[1]));
    }
    return steps.toString();
  }

  private static double width(Font font, String text) {
    Text node = new Text(text);
    node.setFont(font);
    return node.getLayoutBounds().getWidth();
  }
}
