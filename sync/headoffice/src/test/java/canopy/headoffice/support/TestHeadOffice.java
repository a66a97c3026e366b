package canopy.headoffice.support;

import canopy.headoffice.HeadOffice;
import canopy.headoffice.identity.Stations;
import java.io.IOException;
import java.time.Clock;

/** A running head office with station S001. */
public final class TestHeadOffice implements AutoCloseable {
  private final HeadOffice headOffice;

  public TestHeadOffice(TestDatabase database) throws IOException {
    this(database, Clock.systemUTC());
  }

  /** With a time that the test moves. */
  public TestHeadOffice(TestDatabase database, Clock clock) throws IOException {
    headOffice = HeadOffice.start(database.settings(), clock);
    Stations stations = headOffice.stations();
    if (stations.site("S001").isEmpty()) {
      stations.addSite(new Stations.Site("S001", "Riverside", "Asia/Shanghai", "CNY"));
    }
  }

  public HeadOffice headOffice() {
    return headOffice;
  }

  public int port() {
    return headOffice.port();
  }

  /** A till of S001 that was added and has enrolled. */
  public TestTill enrolled(String till) {
    headOffice.stations().addTill("S001", till);
    TestTill machine = new TestTill(port());
    TestTill.Answer answer = machine.enrol(code(till), "S001", till, false);
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.toString());
    }
    return machine;
  }

  public String code(String till) {
    return headOffice.codes().make("S001", till, "test").text();
  }

  @Override
  public void close() {
    headOffice.close();
  }
}
