package canopy.headoffice.projection;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Event;
import canopy.core.event.EventJson;
import canopy.core.event.Recorded;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may be skipped unread makes no rows: held against the golden line of every event. */
final class MakesRowsTest {
  private static final Path GOLDEN =
      Path.of("../../app/core/src/test/resources/canopy/core/event/v1.jsonl");

  @Test
  void whatMakesRowsIsRead() throws Exception {
    EventJson json = new EventJson();
    JsonMapper plain = JsonMapper.builder().build();
    Set<Class<?>> seen = new HashSet<>();
    for (String line : Files.readAllLines(GOLDEN)) {
      JsonNode golden = plain.readTree(line);
      byte[] data = golden.get("data").toString().getBytes(StandardCharsets.UTF_8);
      Event event = json.read(golden.get("type").asText(), golden.get("v").asInt(), data);
      seen.add(event.getClass());
      if (makesRows(event)) {
        assertThat(Projection.makesRows(event.getClass())).as(line).isTrue();
      }
    }
    for (Class<?> family : Event.class.getPermittedSubclasses()) {
      assertThat(seen).contains(family.getPermittedSubclasses());
    }
  }

  /** Golden lines are of the right shape, and some contradict themselves, which has to be noted. */
  private static boolean makesRows(Event event) {
    Rows rows = new Rows("S001", "T1");
    try {
      new Projection()
          .project(new Recorded(1, Instant.EPOCH, LocalDate.EPOCH, Recorded.SYSTEM, event), rows);
      return !rows.isEmpty();
    } catch (IllegalStateException | IllegalArgumentException e) {
      return true;
    }
  }
}
