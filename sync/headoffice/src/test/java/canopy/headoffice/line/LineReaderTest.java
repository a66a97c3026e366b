package canopy.headoffice.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.headoffice.http.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineReaderTest {
  private static final String GOOD =
      "{\"seq\":1,\"at\":\"2026-11-22T01:02:03.004Z\",\"day\":\"2026-11-21\",\"site\":\"S001\",\"till\":\"T1\","
          + "\"by\":\"1001\",\"type\":\"forecourt.stopped\",\"v\":2,\"data\":{\"a\":[\"}]\",{}]}}";

  private final LineReader reader = new LineReader();

  @Test
  void readsEveryField() {
    for (String json : List.of(GOOD, GOOD.replace("}]}}", "}]},\"part\":[1,2]}"))) {
      ReceivedLine line = read(json).getFirst();
      assertThat(line.seq()).isEqualTo(1);
      assertThat(line.at()).isEqualTo(Instant.parse("2026-11-22T01:02:03.004Z"));
      assertThat(line.day()).isEqualTo(LocalDate.of(2026, 11, 21));
      assertThat(line.by()).isEqualTo("1001");
      assertThat(line.type()).isEqualTo("forecourt.stopped");
      assertThat(line.version()).isEqualTo(2);
      assertThat(line.hashText()).isEqualTo("ab".repeat(32));
      assertThat(
              new String(
                  line.bytes(), line.data().from(), line.data().length(), StandardCharsets.UTF_8))
          .isEqualTo("{\"a\":[\"}]\",{}]}");
      assertThat(line.lengthBytes()).isEqualTo(json.length() + 66);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"v\":2|\"v\":1.5",
        "\"v\":2|\"v\":0",
        "\"v\":2|\"v\":99999999999",
        "\"seq\":1|\"seq\":0",
        "\"seq\":1|\"seq\":-1",
        "\"seq\":1|\"seq\":9007199254740993",
        "\"seq\":1|\"seq\":99999999999999999999",
        "\"seq\":1|\"seq\":\"1\"",
        "\"seq\":1,|",
        "S001|S002",
        "T1|T2",
        "03.004Z|03Z",
        "2026-11-22T|2026-02-30T",
        "T01:02|T25:02",
        "2026-11-21|2026-11-31",
        "2026-11-21|+99999-11-21",
        "forecourt.stopped|forecourt",
        "forecourt.stopped|a.b\\u0000",
        "1001|11111111111111111111111111111111111111111111111111111111111111111",
        "{\"a\"|[\"a\"",
        "[\"}]\",{}]|",
        "}]}}|}]}",
        "}]}}|}]}}}",
        "}]}}|}]},\"more\":1}",
        "}]}}|}]},\"part\":[1]}",
        "}]}}|}]},\"part\":[1,2,3]}",
        "}]}}|}]},\"part\":[1,2],\"part\":[1,2]}",
        "}]}}|}]}} {}",
      })
  void refusesWhatIsNotExactlyTheFormat(String change) {
    String[] sides = change.split("\\|", -1);
    assertBroken(GOOD.replace(sides[0], sides[1]));
  }

  @Test
  void refusesWhatWouldTakeTooMuchToRead() {
    assertBroken(GOOD.replace("[\"}]\"", "[".repeat(3_000) + "]".repeat(3_000)));
    assertBroken(GOOD.replace("}]\"", "x".repeat(600 * 1024) + "\""));
  }

  @Test
  void refusesAHashThatIsNone() {
    String line = "AB".repeat(32) + " " + GOOD + "\n";
    assertThatThrownBy(() -> reader.read(bytes(line), "S001", "T1")).isInstanceOf(Problem.class);
  }

  private void assertBroken(String json) {
    assertThatThrownBy(() -> read(json))
        .asInstanceOf(InstanceOfAssertFactories.type(Problem.class))
        .extracting(Problem::kind)
        .isEqualTo(Problem.Kind.BROKEN_LINE);
  }

  private List<ReceivedLine> read(String json) {
    return reader.read(bytes("ab".repeat(32) + " " + json + "\n"), "S001", "T1");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
