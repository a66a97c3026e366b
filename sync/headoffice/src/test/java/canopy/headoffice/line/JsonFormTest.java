package canopy.headoffice.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonFormTest {
  private static final String GOOD =
      "{\"a\":[1,-2.5e+3,0,true,false,null,\"x\"], \"name\":{\"zh\":\"加油"
          + " \uD83D\uDE00\",\"e\":\"\\u00e9\\n"
          + "\\\"\"},\"o\":{},\"l\":[] }";
  private static final String MARKS = "{}[]\",:\\ \n-+.eE0123456789truefalsn\u0001/b";

  private final JsonFactory witness = new JsonFactory();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}", "[]", "\"\"", "0", "-0.1E-7", "true", "null", "[[],{}]", " ", "", "{\"a\"}", "{,}",
        "[1,]", "01", "-", "1.", ".5", "1e", "tru", "nul", "\"", "\"\\x\"", "\"\\u12g4\"",
            "{\"a\":}",
        "{\"a\":1,}", "{a:1}", "[1 2]", "{\"a\":nope}"
      })
  void saysOfJsonWhatAParserSays(String text) {
    assertAgrees(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void saysOfDamagedJsonWhatAParserSays() {
    Random random = new Random(4);
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    assertThat(JsonForm.endOfValue(good, 0, good.length)).isEqualTo(good.length);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = good.clone();
      for (int k = random.nextInt(3); k >= 0; k--) {
        char mark = MARKS.charAt(random.nextInt(MARKS.length()));
        damaged[random.nextInt(damaged.length)] = (byte) mark;
      }
      assertAgrees(damaged);
    }
  }

  @Test
  void goesToTheEndOfTheValueAndNoFurther() {
    byte[] bytes = "x{\"a\":1},\"part\"".getBytes(StandardCharsets.UTF_8);
    assertThat(JsonForm.endOfValue(bytes, 1, bytes.length)).isEqualTo(8);
    assertThat(JsonForm.endOfValue(bytes, 1, 7)).isNegative();
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    for (int depth : new int[] {400, 600, 100_000}) {
      byte[] nested = ("[".repeat(depth) + "]".repeat(depth)).getBytes(StandardCharsets.UTF_8);
      assertThat(JsonForm.endOfValue(nested, 0, nested.length) == nested.length)
          .isEqualTo(depth == 400);
    }
  }

  private void assertAgrees(byte[] bytes) {
    assertThat(JsonForm.endOfValue(bytes, 0, bytes.length) == bytes.length)
        .as(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo(isOneValue(bytes));
  }

  /** Without space around it. */
  private boolean isOneValue(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] <= ' ' && bytes[0] >= 0 || isSpace(bytes[bytes.length - 1])) {
      return false;
    }
    try (JsonParser parser = witness.createParser(bytes)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      parser.getText();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isSpace(byte b) {
    return b >= 0 && b <= ' ';
  }
}
