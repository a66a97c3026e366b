package canopy.till.price;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.Department;
import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.catalogue.PlannedPrice;
import canopy.core.event.Json;
import canopy.core.operator.DecidedPeople;
import canopy.core.quantity.UnitPrice;
import canopy.core.station.DecidedSettings;
import canopy.sync.FeedSink;
import canopy.sync.FeedSink.Change;
import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.CatalogueFiles;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public final class HeadOfficeGoodsTest {
  private static final JsonMapper JSON = Json.mapper();
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  @TempDir private Path master;

  @Test
  void nothingIsInForceBeforeTheSnapshotIsComplete() throws IOException {
    List<Change> all = demo(1);
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      assertThat(goods.position()).isEqualTo(new FeedSink.Position.Nothing());
      goods.snapshot(all.subList(0, 20), true, "token", at(7));
      assertThat(goods.decided()).isEmpty();
    }
    try (HeadOfficeGoods again = HeadOfficeGoods.open(master)) {
      assertThat(again.position()).isEqualTo(new FeedSink.Position.InSnapshot("token"));
      again.snapshot(all.subList(20, all.size()), false, null, at(7));
      assertThat(again.inForce(NOON).orElseThrow().articles())
          .containsExactlyInAnyOrderElementsOf(catalogue().articles());
    }
    try (HeadOfficeGoods later = HeadOfficeGoods.open(master)) {
      assertThat(later.position()).isEqualTo(at(7));
      assertThat(later.inForce(NOON).orElseThrow().grades()).isEqualTo(catalogue().grades());
    }
  }

  @Test
  void aFileOfAnOlderProgramBelongsToNoHistory() throws IOException {
    Files.writeString(
        master.resolve("head-office.jsonl"),
        "{\"version\":0,\"mark\":{\"cursor\":7,\"began\":true}}\n");
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      assertThat(goods.position()).isEqualTo(new FeedSink.Position.At(7, ""));
    }
  }

  @Test
  void headOfficeWithoutGoodsLeavesTheTillItsOwn() throws IOException {
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      goods.connect(
          decided -> {
            throw new AssertionError("nothing was decided");
          },
          station ->
              assertThat(station)
                  .isEqualTo(
                      new HeadOfficeGoods.Station(null, null, DecidedPeople.NOBODY, List.of())));
      goods.snapshot(List.of(), true, null, at(7));
      assertThat(goods.position()).isEqualTo(at(7));
      assertThat(goods.decided()).isEmpty();
    }
  }

  @Test
  void aPageThatWasNotWrittenToItsEndIsAskedForAgain() throws IOException {
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      goods.snapshot(demo(1), true, null, at(7));
      goods.apply(List.of(article(8, catalogue().articles().getFirst(), 100)), at(8));
    }
    Path file = master.resolve("head-office.jsonl");
    byte[] whole = Files.readAllBytes(file);
    for (int cut = 1; cut < 60; cut++) {
      Files.write(file, Arrays.copyOf(whole, whole.length - cut));
      try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
        assertThat(goods.position()).isEqualTo(at(7));
        goods.apply(List.of(article(8, catalogue().articles().getFirst(), 100)), at(8));
      }
      try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
        assertThat(goods.position()).isEqualTo(at(8));
        assertThat(price(goods, NOON)).isEqualTo(100);
      }
    }
  }

  @Test
  void whatIsDamagedIsAskedForAgain() throws IOException {
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      goods.snapshot(demo(1), true, null, at(7));
      goods.apply(List.of(article(8, catalogue().articles().getFirst(), 100)), at(8));
    }
    Path file = master.resolve("head-office.jsonl");
    byte[] whole = Files.readAllBytes(file);
    byte[] holed = whole.clone();
    Arrays.fill(holed, whole.length - 90, whole.length - 60, (byte) 0);
    Files.write(file, holed);
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      assertThat(goods.position()).isEqualTo(at(7));
      goods.apply(List.of(article(8, catalogue().articles().getFirst(), 100)), at(8));
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    whole[2] = (byte) 0xff;
    Files.write(file, whole);
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      assertThat(goods.position()).isEqualTo(new FeedSink.Position.Nothing());
    }
  }

  @Test
  void settingsAndTheEndOfReceiptsAreDecidedToo() throws IOException {
    DecidedSettings settings = new DecidedSettings(true, 60, Language.ES);
    Names foot = new Names("明天休息", "Closed tomorrow\nSee you", "");
    List<HeadOfficeGoods.Station> news = new ArrayList<>();
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      goods.connect(decided -> {}, news::add);
      goods.snapshot(List.of(record(1, "settings", "tills", settings)), true, null, at(1));
      goods.apply(
          List.of(
              record(2, "receiptText", "foot", foot),
              new Change(3, "settings", "tills", 3, JSON.createObjectNode().put("dark", 1))),
          at(3));
    }
    assertThat(news.getFirst())
        .isEqualTo(new HeadOfficeGoods.Station(settings, null, DecidedPeople.NOBODY, List.of()));
    // What is not valid counts for nothing.
    assertThat(news.getLast())
        .isEqualTo(new HeadOfficeGoods.Station(null, foot, DecidedPeople.NOBODY, List.of()));
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      assertThat(goods.station())
          .isEqualTo(new HeadOfficeGoods.Station(null, foot, DecidedPeople.NOBODY, List.of()));
    }
  }

  @Test
  void anOlderVersionChangesNothingAndAPageMayComeTwice() throws IOException {
    Article first = catalogue().articles().getFirst();
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      goods.snapshot(demo(1), true, null, at(7));
      for (int twice = 0; twice < 2; twice++) {
        goods.apply(List.of(article(9, first, 300)), at(9));
      }
      goods.apply(List.of(article(8, first, 100)), at(9));
      assertThat(price(goods, NOON)).isEqualTo(300);
      goods.apply(List.of(new Change(10, "article", first.id(), 10, null)), at(10));
      assertThat(goods.inForce(NOON).orElseThrow().article(first.id())).isEmpty();
    }
  }

  /** Also after a later snapshot, and in the file that was made smaller. */
  @Test
  void aDepartmentThatIsChangedKeepsItsPlace() throws IOException {
    Department first = catalogue().departments().getFirst();
    List<String> order = catalogue().departments().stream().map(Department::id).toList();
    Department renamed = new Department(first.id(), new Names("新", "New", "Nuevo"));
    Change change = record(5_000, "department", first.id(), renamed);
    List<Change> made = new ArrayList<>();
    for (Change one : demo(0)) {
      long seq = made.size() + 1L;
      made.add(new Change(seq, one.kind(), one.key(), seq, one.data()));
    }
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      goods.snapshot(made, true, null, at(made.size()));
      goods.apply(List.of(change), at(5_000));
      assertThat(departments(goods)).isEqualTo(order);
      List<Change> many = new ArrayList<>(made);
      many.removeIf(one -> one.kind().equals("department") && one.key().equals(first.id()));
      many.add(change);
      goods.snapshot(many, true, null, at(5_000));
      assertThat(departments(goods)).isEqualTo(order);
      List<Change> prices = new ArrayList<>();
      for (int i = 5_001; i < 11_001; i++) {
        prices.add(article(i, catalogue().articles().getFirst(), i));
      }
      goods.apply(prices, at(11_001));
    }
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      assertThat(departments(goods)).isEqualTo(order);
      assertThat(goods.inForce(NOON).orElseThrow().departments()).contains(renamed);
    }
  }

  private static List<String> departments(HeadOfficeGoods goods) {
    return goods.inForce(NOON).orElseThrow().departments().stream().map(Department::id).toList();
  }

  @Test
  void aRecordThatIsNotValidHoldsUpNoOther() throws IOException {
    Article first = catalogue().articles().getFirst();
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      goods.snapshot(demo(1), true, null, at(7));
      goods.apply(
          List.of(
              new Change(8, "article", "x", 8, JSON.createObjectNode().put("id", "x")),
              new Change(9, "something new", "y", 9, JSON.createObjectNode()),
              article(10, first, 300)),
          at(10));
      assertThat(price(goods, NOON)).isEqualTo(300);
      assertThat(goods.inForce(NOON).orElseThrow().article("x")).isEmpty();
    }
  }

  @Test
  void aPlannedPriceCountsFromItsTimeOn() throws IOException {
    Article first = catalogue().articles().getFirst();
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      goods.snapshot(demo(1), true, null, at(7));
      goods.apply(
          List.of(
              planned(
                  8, "later", PlannedPrice.Target.ARTICLE, first.id(), 500, NOON.plusSeconds(9)),
              planned(9, "soon", PlannedPrice.Target.ARTICLE, first.id(), 400, NOON),
              planned(10, "gone", PlannedPrice.Target.ARTICLE, "no such", 400, NOON)),
          at(10));
      assertThat(price(goods, NOON.minusMillis(1))).isEqualTo(first.price().tenthsOfMinor());
      assertThat(price(goods, NOON)).isEqualTo(400);
      assertThat(price(goods, NOON.plusSeconds(9))).isEqualTo(500);
      assertThat(Prices.at(NOON, goods.decided().orElseThrow()).nextAt())
          .contains(NOON.plusSeconds(9));
    }
  }

  @Test
  void theFileStaysSmall() throws IOException {
    Article first = catalogue().articles().getFirst();
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      goods.snapshot(demo(1), true, null, at(7));
      List<Change> many = new ArrayList<>();
      for (int i = 8; i < 6_008; i++) {
        many.add(article(i, first, i));
      }
      goods.apply(many, at(6_008));
      goods.apply(many, at(6_008));
    }
    try (var lines = Files.lines(master.resolve("head-office.jsonl"))) {
      assertThat(lines.count()).isLessThan(1_000);
    }
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      assertThat(price(goods, NOON)).isEqualTo(6_007);
    }
  }

  /** How far a till is, at the head office of these tests. */
  public static FeedSink.Position.At at(long cursor) {
    return new FeedSink.Position.At(cursor, "m");
  }

  private static long price(HeadOfficeGoods goods, Instant at) {
    String id = catalogue().articles().getFirst().id();
    return goods.inForce(at).orElseThrow().article(id).orElseThrow().price().tenthsOfMinor();
  }

  /** The demonstration station's goods as records of head office. */
  public static List<Change> demo(long version) {
    Catalogue demo = catalogue();
    List<Change> all = new ArrayList<>();
    demo.taxClasses().forEach(one -> all.add(record(version, "taxClass", one.id(), one)));
    demo.departments().forEach(one -> all.add(record(version, "department", one.id(), one)));
    demo.grades()
        .forEach(one -> all.add(record(version, "grade", Integer.toString(one.id()), one)));
    demo.articles().forEach(one -> all.add(record(version, "article", one.id(), one)));
    return all;
  }

  public static Change planned(
      long seq, String id, PlannedPrice.Target target, String key, long tenths, Instant at) {
    return record(
        seq, "plannedPrice", id, new PlannedPrice(id, target, key, new UnitPrice(tenths), at));
  }

  private static Catalogue catalogue() {
    try {
      return CatalogueFiles.demo().load();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Change article(long seq, Article article, long tenths) {
    ObjectNode data = JSON.valueToTree(article);
    data.putObject("price").put("tenthsOfMinor", tenths);
    return new Change(seq, "article", article.id(), seq, data);
  }

  private static Change record(long version, String kind, String key, Object record) {
    return new Change(version, kind, key, version, JSON.valueToTree(record));
  }

  @Test
  void aDepartmentStandsWhereItsOrderSaysAndOtherwiseWhereItWasMade() throws IOException {
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(master)) {
      goods.snapshot(demo(1), true, null, at(1));
      List<Department> before = goods.decided().orElseThrow().goods().departments();
      Department last = before.getLast();
      goods.apply(
          List.of(
              record(900, "department", last.id(), new Department(last.id(), last.name(), -1)),
              new Change(
                  901,
                  "department",
                  before.getFirst().id(),
                  901,
                  JSON.createObjectNode()
                      .put("id", before.getFirst().id())
                      .set("name", JSON.valueToTree(before.getFirst().name())))),
          at(901));
      List<Department> after = goods.decided().orElseThrow().goods().departments();
      assertThat(after.getFirst().id()).isEqualTo(last.id());
      assertThat(after.subList(1, after.size())).isEqualTo(before.subList(0, before.size() - 1));
    }
  }
}
