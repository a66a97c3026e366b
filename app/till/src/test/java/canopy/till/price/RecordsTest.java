package canopy.till.price;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Json;
import canopy.core.operator.Grant;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an older till makes of the records of a newer head office. */
class RecordsTest {
  @Test
  void aRoleWithARightOfANewerProgramIsKeptWithoutIt() {
    Role lead = new Role("lead", "Lead", Map.of(Right.SELL, Grant.ALLOWED), 60);
    ObjectNode newer = Json.mapper().valueToTree(lead);
    newer.withObjectProperty("grants").put("WASH_CARS", "ALLOWED");
    Records records = new Records();
    records.put("role", "lead", 1, 1, newer);
    assertThat(records.people().roles()).containsExactly(lead);
    assertThat(newer.path("grants").has("WASH_CARS")).as("the message is as it came").isTrue();
  }
}
