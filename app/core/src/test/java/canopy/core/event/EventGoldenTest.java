package canopy.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The journal's format. {@code v1.jsonl} holds events as version 1 of the program wrote them; what
 * stands there is read for ever. A line is only ever added: a changed shape is a new version.
 */
class EventGoldenTest {
  private static final ObjectMapper PLAIN = new ObjectMapper();

  private final EventJson json = new EventJson();

  /** One line of the file. */
  record Golden(String type, int version, String data) {
    @Override
    public String toString() {
      return type + " v" + version;
    }
  }

  static List<Golden> lines() throws IOException {
    List<Golden> lines = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(EventGoldenTest.class.getResourceAsStream("v1.jsonl"))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        JsonNode node = PLAIN.readTree(line);
        lines.add(
            new Golden(
                node.get("type").asText(), node.get("v").asInt(), node.get("data").toString()));
      }
    }
    return lines;
  }

  @ParameterizedTest
  @MethodSource("lines")
  void readsAndWritesItAsItWas(Golden golden) throws Exception {
    byte[] data = golden.data().getBytes(StandardCharsets.UTF_8);
    Event event = json.read(golden.type(), golden.version(), data);
    assertThat(json.type(event).name()).isEqualTo(golden.type());
    assertThat(new String(json.data(event), StandardCharsets.UTF_8)).isEqualTo(golden.data());
  }

  @ParameterizedTest
  @MethodSource("lines")
  void writesByHandWhatJacksonWrites(Golden golden) throws Exception {
    byte[] data = golden.data().getBytes(StandardCharsets.UTF_8);
    Event event = json.read(golden.type(), golden.version(), data);
    assertThat(json.data(event)).isEqualTo(Json.mapper().writeValueAsBytes(event));
  }

  /** Whoever gives one of these another component has to write it in {@link SaleJson} as well. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "quantity.Money | minor currency",
        "quantity.UnitPrice | tenthsOfMinor",
        "quantity.Quantity | amount unit",
        "catalogue.Names | zh en es",
        "tax.TaxShare | taxId base amount",
        "sale.LineAmounts | no listed lineDiscount orderDiscount net taxes total",
        "sale.LineCost | no cost",
        "sale.Totals | lines discount net taxes total",
        "sale.Line$Goods | no articleId name department taxClass code quantity listPrice price"
            + " labelAmount discount note voided",
        "sale.CompletedSale | id kind refundOf day openedAt completedAt cashier lines totals"
            + " tenders cashRounding note shift costs approvedBy",
        "tender.Tender | no kind type given change reference order",
        "event.SaleEvent$Opened | saleId kind refundOf currency cashier at",
        "event.SaleEvent$LineAdded | saleId line",
        "event.SaleEvent$TenderTaken | saleId tender",
        "event.SaleEvent$Completed | sale",
      })
  void writesAllComponentsByHand(String record, String components) throws Exception {
    assertThat(Class.forName("canopy.core." + record).getRecordComponents())
        .extracting(RecordComponent::getName)
        .containsExactly(components.split(" "));
  }

  @Test
  void everyTypeHasAGoldenLine() throws IOException {
    Set<String> golden = lines().stream().map(Golden::toString).collect(Collectors.toSet());
    Set<String> types =
        EventJson.types().stream()
            .map(type -> type.name() + " v" + type.version())
            .collect(Collectors.toSet());
    assertThat(golden).containsAll(types);
    assertThat(EventJson.types()).extracting(EventJson.Type::name).doesNotHaveDuplicates();
  }

  @Test
  void everyEventHasAType() {
    Set<Class<?>> known =
        EventJson.types().stream().map(EventJson.Type::record).collect(Collectors.toSet());
    for (Class<?> family : Event.class.getPermittedSubclasses()) {
      for (Class<?> event : family.getPermittedSubclasses()) {
        assertThat(known).contains(event);
      }
    }
  }

  @ParameterizedTest(name = "{0} v{1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sale.sold | 1 | {} | UNKNOWN",
        "till.stopped | 2 | {} | UNKNOWN",
        "till.stopped | 0 | {} | UNKNOWN",
        "pump.stopped | 1 | {\"pump\":3,\"colour\":\"red\"} | MISFIT",
        "pump.stopped | 1 | {\"pump\":\"three\"} | MISFIT",
        "pump.stopped | 1 | {\"pump\":3 | MISFIT",
        "sale.voided | 1 |"
            + " {\"saleId\":\"R\",\"reason\":\"\",\"total\":{\"minor\":1,\"currency\":\"YUAN\"}} |"
            + " MISFIT",
      })
  void saysWhatItCannotRead(String type, int version, String data, UnreadableEvent.Reason reason) {
    assertThatThrownBy(() -> json.read(type, version, data.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            UnreadableEvent.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(type);
  }
}
