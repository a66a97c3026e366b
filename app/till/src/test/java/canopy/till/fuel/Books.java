package canopy.till.fuel;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.FuelEvent;
import canopy.core.fuel.Fill;
import canopy.core.fuel.Prepay;
import canopy.core.quantity.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what the controller knows with what the journals say. */
final class Books {
  private Books() {}

  /** Every fill of the controller is in exactly one journal, once, to the millilitre and cent. */
  static void agree(SimulatedForecourt forecourt, FuelTill... tills) throws Exception {
    List<String> journalled = new ArrayList<>();
    for (FuelTill till : tills) {
      for (FuelEvent.Dispensed event : till.journalled(FuelEvent.Dispensed.class)) {
        Fill fill = event.fill();
        journalled.add(
            fill.key() + " " + fill.volume().millilitres() + " ml " + fill.amount().minor());
      }
    }
    List<String> book = new ArrayList<>();
    for (JsonNode each : forecourt.fills()) {
      book.add(
          "pts/%d/%d/%s %d ml %d"
              .formatted(
                  each.path("pump").asInt(),
                  each.path("transaction").asInt(),
                  each.path("endedAt").asText(),
                  each.path("volumeMillilitres").asLong(),
                  each.path("amountMinor").asLong()));
      assertThat(each.path("closed").asBoolean()).as("%s", each).isTrue();
    }
    assertThat(journalled).containsExactlyInAnyOrderElementsOf(book);
  }

  /** Each prepayment is used by one fill, or waits, or is owed; and its fill is not sold again. */
  static int prepaysAreUsedOnce(FuelTill till) throws Exception {
    Map<String, FuelEvent.PrepayUsed> used = new HashMap<>();
    for (FuelEvent.PrepayUsed event : till.journalled(FuelEvent.PrepayUsed.class)) {
      assertThat(used.put(event.prepayId(), event)).as("used twice: %s", event).isNull();
    }
    Map<String, FuelEvent.Dispensed> fills = new HashMap<>();
    for (FuelEvent.Dispensed event : till.journalled(FuelEvent.Dispensed.class)) {
      fills.put(event.fill().key(), event);
    }
    for (FuelEvent.Prepaid event : till.journalled(FuelEvent.Prepaid.class)) {
      Prepay paid = event.prepay();
      Prepay now = till.fuel().prepays().get(paid.id());
      FuelEvent.PrepayUsed use = used.get(paid.id());
      if (use == null) {
        assertThat(now).as("%s", paid).isNotNull();
        assertThat(now.state()).isIn(Prepay.State.WAITING, Prepay.State.AUTHORISED);
        assertThat(now.rest()).isEqualTo(paid.paid());
        continue;
      }
      FuelEvent.Dispensed fill = fills.get(use.fill());
      assertThat(fill.prepayId()).isEqualTo(paid.id());
      Money rest = paid.paid().minus(fill.fill().amount());
      assertThat(use.rest()).isEqualTo(rest.isNegative() ? Money.zero("CNY") : rest);
      assertThat(till.fuel().unpaid()).doesNotContainKey(fill.fill().key());
      if (use.rest().isPositive()) {
        assertThat(now.state()).isEqualTo(Prepay.State.REST_DUE);
        assertThat(now.rest()).isEqualTo(use.rest());
      } else {
        assertThat(now).isNull();
      }
    }
    return used.size();
  }
}
