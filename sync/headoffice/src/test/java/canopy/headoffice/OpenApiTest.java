package canopy.headoffice;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Json;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.RecordKind;
import canopy.headoffice.http.Problem;
import canopy.headoffice.support.Contract;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestJournal;
import canopy.headoffice.support.TestTill;
import canopy.headoffice.support.TestTill.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The OpenAPI document is what the server does: every route is in it and the other way round, and
 * each operation is asked once here. Every other answer that a {@link TestTill} gets, in any test,
 * is held against it, too.
 */
@ExtendWith(TestDatabases.class)
final class OpenApiTest {
  private static final Set<String> NOT_FOR_MACHINES = Set.of("/console");
  private final Contract contract = new Contract();
  private final TestDatabase database;

  OpenApiTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void everyRouteIsInTheDocumentAndTheOtherWayRound() throws Exception {
    try (TestHeadOffice office = new TestHeadOffice(database)) {
      Set<String> routes = new TreeSet<>(office.headOffice().routes());
      routes.removeIf(
          route -> NOT_FOR_MACHINES.stream().anyMatch(start -> route.contains(" " + start)));
      assertThat(contract.operations()).isEqualTo(routes);
    }
  }

  @Test
  void everyReferenceLeadsSomewhereAndEveryOperationHasItsName() {
    assertThat(contract.document().path("openapi").asText()).startsWith("3.1.");
    for (JsonNode reference : contract.document().findValues("$ref")) {
      assertThat(contract.document().at(reference.asText().substring(1)).isMissingNode())
          .as(reference.asText())
          .isFalse();
    }
    List<JsonNode> ids = contract.document().findValues("operationId");
    assertThat(ids).hasSize(contract.operations().size()).doesNotHaveDuplicates();
  }

  @Test
  void everyKindOfProblemIsInTheDocument() {
    Set<String> documented = new TreeSet<>();
    contract
        .document()
        .at("/components/schemas/Problem/properties/type/enum")
        .forEach(one -> documented.add(one.asText()));
    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Problem.Kind.values()).map(kind -> "/problems/" + kind.word()).toList());
  }

  @Test
  void everyOperationIsAnsweredAsTheDocumentSays() throws Exception {
    try (TestHeadOffice office = new TestHeadOffice(database)) {
      TestTill till = office.enrolled("T1");
      TestJournal journal = new TestJournal("S001", "T1").fill(3, LocalDate.now());
      assertThat(till.enrol(office.code("T1"), "S001", "T1", true).status()).isEqualTo(200);
      assertThat(till.postLines(journal.all()).status()).isEqualTo(200);
      assertThat(till.get("/v1/journal?from=1&limit=2").status()).isEqualTo(200);
      assertThat(till.get("/v1/till").status()).isEqualTo(200);
      String name = "{\"id\":\"d%d\",\"name\":{\"zh\":\"a\",\"en\":\"a\",\"es\":\"a\"}}";
      JsonMapper json = Json.mapper();
      office
          .headOffice()
          .feed()
          .apply(
              List.of(
                  Edit.everywhere(RecordKind.DEPARTMENT, "d1", json.readTree(name.formatted(1))),
                  Edit.everywhere(RecordKind.DEPARTMENT, "d2", json.readTree(name.formatted(2)))),
              "test");
      Answer page = till.get("/v1/feed/snapshot?limit=1");
      Answer last =
          till.get("/v1/feed/snapshot?limit=5&after=" + page.json().path("next").asText());
      assertThat(last.json().has("next")).isFalse();
      office
          .headOffice()
          .feed()
          .apply(List.of(Edit.everywhere(RecordKind.DEPARTMENT, "d1", null)), "test");
      String at =
          "after="
              + last.json().path("cursor").asLong()
              + "&mark="
              + last.json().path("mark").asText();
      Answer changes = till.get("/v1/feed?limit=5&" + at);
      assertThat(changes.json().path("changes")).hasSize(1);
      assertThat(till.get("/v1/feed?after=0").problem()).isEqualTo("gap");
      assertThat(till.get("/v1/feed?after=-1").problem()).isEqualTo("bad-request");
      for (String open : List.of("/health", "/ready", "/metrics", "/openapi.json")) {
        assertThat(till.get(open).status()).isEqualTo(200);
      }
      events(till);
      assertThat(till.get("/v1/feed/events").problem()).isEqualTo("bad-request");
      byte[] seq = "{\"seq\":9}".getBytes(StandardCharsets.UTF_8);
      assertThat(till.post("/v1/till/sign-off", seq).problem()).isEqualTo("lines-missing");
      byte[] right = "{\"seq\":3}".getBytes(StandardCharsets.UTF_8);
      assertThat(till.post("/v1/till/sign-off", right).status()).isEqualTo(200);
    }
  }

  /** A stream has no end: its head and its first line are looked at. */
  private void events(TestTill till) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> stream =
          client.send(
              till.signed("GET", "/v1/feed/events", new byte[0], new TestTill.Signing())
                  .header("Accept", "text/event-stream")
                  .build(),
              BodyHandlers.ofInputStream());
      contract.check(
          "GET",
          "/v1/feed/events",
          "",
          stream.statusCode(),
          stream.headers().firstValue("Content-Type").orElse(""),
          new byte[0]);
      try (InputStream body = stream.body()) {
        assertThat(new String(body.readNBytes(14), StandardCharsets.UTF_8))
            .isEqualTo("event: changed");
      }
      client.shutdownNow();
    }
  }
}
