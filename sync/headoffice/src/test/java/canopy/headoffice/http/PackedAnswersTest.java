package canopy.headoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Department;
import canopy.core.catalogue.Names;
import canopy.core.event.Json;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.RecordKind;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestTill;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Long answers go over a station's line in fewer bytes. */
@ExtendWith(TestDatabases.class)
final class PackedAnswersTest {
  private static final int RECORDS = 200;

  private final TestDatabase database;

  PackedAnswersTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void aSnapshotIsPackedForWhoeverTakesIt() throws Exception {
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM record"));
    try (TestHeadOffice office = new TestHeadOffice(database);
        HttpClient client = HttpClient.newHttpClient()) {
      TestTill till = office.enrolled("P1");
      List<Edit> edits = new ArrayList<>();
      for (int i = 0; i < RECORDS; i++) {
        Department shelf = new Department("d" + i, Names.same("Shelf " + i), i);
        edits.add(
            Edit.everywhere(RecordKind.DEPARTMENT, shelf.id(), Json.mapper().valueToTree(shelf)));
      }
      office.headOffice().feed().apply(edits, "test");
      byte[] plain = snapshot(client, till, "identity").body();
      HttpResponse<byte[]> answer = snapshot(client, till, "gzip");
      assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(answer.body().length).isLessThan(plain.length / 4);
      try (GZIPInputStream unpacked =
          new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
        JsonNode whole = JsonMapper.builder().build().readTree(unpacked);
        assertThat(whole.path("records")).hasSize(RECORDS);
      }
    }
  }

  private static HttpResponse<byte[]> snapshot(HttpClient client, TestTill till, String encoding)
      throws Exception {
    return client.send(
        till.signed("GET", "/v1/feed/snapshot?limit=1000", new byte[0], new TestTill.Signing())
            .header("Accept-Encoding", encoding)
            .build(),
        BodyHandlers.ofByteArray());
  }
}
