package canopy.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimesTest {
  private final JsonMapper quick = Json.mapper();
  private final JsonMapper general = JsonMapper.builder().addModule(new JavaTimeModule()).build();

  @Property
  void readsWhatIsWritten(
      @ForAll @LongRange(min = -100_000_000_000_000L, max = 300_000_000_000_000L) long millis)
      throws JsonProcessingException {
    Instant instant = Instant.ofEpochMilli(millis);
    String text = quick.writeValueAsString(instant);
    assertThat(quick.readValue(text, Instant.class)).isEqualTo(instant);
    Instant second = Instant.ofEpochSecond(millis / 1000);
    assertThat(quick.readValue(quick.writeValueAsString(second), Instant.class)).isEqualTo(second);
    LocalDate day = LocalDate.ofEpochDay(millis / 86_400_000);
    assertThat(quick.readValue(quick.writeValueAsString(day), LocalDate.class)).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-05T05:49:42Z",
        "2026-01-05T05:49:42.123Z",
        "2026-01-05T05:49:42.123456789Z",
        "2026-01-05T05:49:42.1Z",
        "2026-01-05T24:00:00Z",
        "2026-01-05T23:59:60Z",
        "2026-01-05T05:60:42Z",
        "2026-02-29T05:49:42Z",
        "2024-02-29T05:49:42Z",
        "2026-13-05T05:49:42Z",
        "2026-00-05T05:49:42Z",
        "2026-01-05T05:49:42+00:00",
        "2026-01-05T05:49:42+0800",
        "2026-01-05 05:49:42Z",
        "2026-01-05T05:49:4xZ",
        "0000-01-05T05:49:42Z",
        "2026-01-05",
        "2026-02-30",
        "2026-1-5",
        "+2026-01-05",
        "",
        "0000-00-00"
      })
  void readsOrRefusesWhatTheGeneralParserDoes(String text) {
    assertThat(read(quick, text, Instant.class)).isEqualTo(read(general, text, Instant.class));
    assertThat(read(quick, text, LocalDate.class)).isEqualTo(read(general, text, LocalDate.class));
  }

  private static String read(JsonMapper mapper, String text, Class<?> type) {
    try {
      return String.valueOf(mapper.readValue('"' + text + '"', type));
    } catch (JsonProcessingException e) {
      return "refused";
    }
  }
}
