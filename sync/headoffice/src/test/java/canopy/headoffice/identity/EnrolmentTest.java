package canopy.headoffice.identity;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestTill;
import canopy.headoffice.support.TestTill.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
final class EnrolmentTest {
  private TestDatabase database;
  private TestHeadOffice office;

  @BeforeEach
  void start(TestDatabase on) throws IOException {
    database = on;
    database.jdbi().useHandle(h -> h.execute("TRUNCATE site CASCADE"));
    office = new TestHeadOffice(database);
    office.headOffice().stations().addTill("S001", "T1");
  }

  @AfterEach
  void stop() {
    office.close();
  }

  @Test
  void enrolsOnceAndAnswersTheSameKeyTheSameWay() {
    String code = office.code("T1");
    assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}");
    TestTill till = new TestTill(office.port());
    Answer first = till.enrol(code.toLowerCase(java.util.Locale.ROOT));
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().path("site").asText()).isEqualTo("S001");
    assertThat(first.json().path("till").asText()).isEqualTo("T1");
    assertThat(first.json().path("keyId").asText()).isEqualTo(till.keyId());
    assertThat(first.json().path("zone").asText()).isEqualTo("Asia/Shanghai");
    assertThat(first.json().path("head").path("hash").asText()).isEqualTo("0".repeat(64));
    Answer again = till.enrol(code);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().path("keyId")).isEqualTo(first.json().path("keyId"));
    assertThat(till.enrol(code, "S001", "T1", true).status()).isEqualTo(200);

    assertThat(new TestTill(office.port()).enrol(code).problem()).isEqualTo("bad-code");
    assertThat(till.get("/v1/till").json().path("state").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void refusesAnOldCodeAndNeverStoresIt() {
    String code = office.code("T1");
    database
        .jdbi()
        .useHandle(h -> h.execute("UPDATE enrolment_code SET expires_at = now() - interval '1 s'"));
    Answer answer = new TestTill(office.port()).enrol(code);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("bad-code");
    assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
  }

  @Test
  void aNewerCodeVoidsTheOlder() {
    String older = office.code("T1");
    String newer = office.code("T1");
    assertThat(new TestTill(office.port()).enrol(older).problem()).isEqualTo("bad-code");
    assertThat(new TestTill(office.port()).enrol(newer).status()).isEqualTo(201);
  }

  @Test
  void aCodeTypedOnTheWrongMachineTakesNothingFromTheRightOne() {
    office.headOffice().stations().addTill("S001", "T2");
    TestTill second = new TestTill(office.port());
    second.enrol(office.code("T2"), "S001", "T2", false);
    String code = office.code("T2");
    Answer refused = new TestTill(office.port()).enrol(code, "S001", "T1", false);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("other-till");
    assertThat(refused.json().path("site").asText()).isEqualTo("S001");
    assertThat(refused.json().path("till").asText()).isEqualTo("T2");
    assertThat(refused.json().path("detail").asText()).contains("made for till T2");
    assertThat(second.get("/v1/till").status()).isEqualTo(200);
    assertThat(new TestTill(office.port()).enrol(code, "S001", "T2", false).status())
        .isEqualTo(201);
    assertThat(second.get("/v1/till").problem()).isEqualTo("not-signed");
  }

  @Test
  void aMachineMayLookBeforeItTakesTheTillOver() {
    TestTill first = new TestTill(office.port());
    first.enrol(office.code("T1"));
    String code = office.code("T1");
    TestTill second = new TestTill(office.port());
    Answer look = second.enrol(code, "S001", "T1", true);
    assertThat(look.status()).isEqualTo(200);
    assertThat(look.json().path("keyId").asText()).isEqualTo(second.keyId());
    assertThat(first.get("/v1/till").status()).isEqualTo(200);
    assertThat(second.get("/v1/till").problem()).isEqualTo("not-signed");
    assertThat(second.enrol(code).status()).isEqualTo(201);
    assertThat(first.get("/v1/till").problem()).isEqualTo("not-signed");
  }

  @Test
  void slowsGuessing() {
    TestTill till = new TestTill(office.port());
    for (int guess = 0; guess < 10; guess++) {
      assertThat(till.enrol("0000-0000-000" + guess).problem()).isEqualTo("bad-code");
    }
    Answer limited = till.enrol(office.code("T1"));
    assertThat(limited.status()).isEqualTo(429);
    assertThat(Integer.parseInt(limited.headers().get("retry-after"))).isBetween(1, 60);
  }

  @Test
  void theNextMachineTakesTheKeyOver() {
    TestTill first = new TestTill(office.port());
    first.enrol(office.code("T1"));
    TestTill second = new TestTill(office.port());
    assertThat(second.enrol(office.code("T1")).status()).isEqualTo(201);
    assertThat(first.get("/v1/till").problem()).isEqualTo("not-signed");
    assertThat(second.get("/v1/till").status()).isEqualTo(200);
  }

  @Test
  void aKeyBelongsToOneTill() {
    office.headOffice().stations().addTill("S001", "T2");
    TestTill till = new TestTill(office.port());
    till.enrol(office.code("T1"));
    String code = office.code("T2");
    assertThat(till.enrol(code, "S001", "T2", false).problem()).isEqualTo("bad-request");
    assertThat(new TestTill(office.port()).enrol(code, "S001", "T2", false).status())
        .isEqualTo(201);
  }

  @Test
  void aRevokedTillSeesWhyAndComesBackWithACode() {
    TestTill till = new TestTill(office.port());
    till.enrol(office.code("T1"));
    String open = office.code("T1");
    office.headOffice().stations().revoke("S001", "T1", "The machine was stolen.");
    Answer refused = till.get("/v1/till");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problem()).isEqualTo("revoked");
    assertThat(refused.json().path("reason").asText()).isEqualTo("The machine was stolen.");
    TestTill next = new TestTill(office.port());
    assertThat(next.enrol(open).problem()).isEqualTo("bad-code");
    assertThat(next.enrol(office.code("T1")).status()).isEqualTo(201);
    assertThat(next.get("/v1/till").status()).isEqualTo(200);
    assertThat(till.get("/v1/till").problem()).isEqualTo("not-signed");
  }
}
