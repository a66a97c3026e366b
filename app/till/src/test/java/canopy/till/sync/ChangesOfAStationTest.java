package canopy.till.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.LocalChange;
import canopy.core.catalogue.Names;
import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.event.Json;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.state.LocalChanges;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.Feed;
import canopy.headoffice.feed.RecordKind;
import canopy.headoffice.feed.StationChanges;
import canopy.headoffice.http.Problem;
import canopy.till.TillProgram;
import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.ImportReport;
import canopy.till.loop.Outcome;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prices and articles of a station's own, through both programs, to head office's answer. */
class ChangesOfAStationTest extends HeadOfficeJourney {
  private static final String MANAGER = DemoStation.MANAGER.id();
  private static final UnitPrice DEARER = new UnitPrice(4_200);

  private StationChanges changes;

  @BeforeEach
  void nothingWaits() {
    Jdbi jdbi = Jdbi.create(office.jdbcUrl());
    jdbi.useHandle(
        handle ->
            handle.execute(
                "TRUNCATE local_change, local_answer, local_policy; DELETE FROM record"));
    Clock clock = Clock.systemUTC();
    changes = new StationChanges(jdbi, new Feed(jdbi, clock), clock);
  }

  /** A till that has all of its goods from head office. */
  private static void decideGoods(TillProgram program) throws Exception {
    Catalogue goods = program.master().catalogue();
    List<Edit> edits = new ArrayList<>();
    goods.taxClasses().forEach(one -> edits.add(edit(RecordKind.TAX_CLASS, one.id(), one)));
    goods.departments().forEach(one -> edits.add(edit(RecordKind.DEPARTMENT, one.id(), one)));
    goods.grades().forEach(one -> edits.add(edit(RecordKind.GRADE, "" + one.id(), one)));
    goods.articles().forEach(one -> edits.add(edit(RecordKind.ARTICLE, one.id(), one)));
    office.program().feed().apply(edits, "chief");
    until(() -> program.decisions().asked());
  }

  private static Edit edit(RecordKind kind, String key, Object record) {
    return Edit.everywhere(kind, key, Json.mapper().valueToTree(record));
  }

  private static long change(TillProgram program, LocalChange change) throws Exception {
    submit(program, new CounterCommand.ChangeGoods(change, program.decisions().asked()));
    return program.loop().snapshot().state().local().made().getLast().seq();
  }

  private static void submit(TillProgram program, Command command) throws Exception {
    Request sign = Request.by(MANAGER, new OperatorCommand.SignIn(MANAGER));
    program.loop().submit(sign).get(60, TimeUnit.SECONDS);
    assertThat(program.loop().submit(Request.by(MANAGER, command)).get(60, TimeUnit.SECONDS))
        .isInstanceOf(Outcome.Done.class);
    program.decisions().changed();
  }

  private static LocalChange dearer(TillProgram program, String article) {
    long basis = program.decisions().version(LocalChange.Kind.ARTICLE_PRICE, article);
    assertThat(basis).isPositive();
    return LocalChange.ofArticle(article, DEARER, basis);
  }

  private static LocalChanges local(TillProgram program) {
    return program.loop().snapshot().state().local();
  }

  private static long price(TillProgram program, String article) {
    return program.master().article(article).price().tenthsOfMinor();
  }

  private static Article pie(TillProgram program) {
    Article like = program.master().article("1001");
    return new Article(
        "pie-7",
        Names.same("Pie"),
        like.department(),
        like.taxClass(),
        DEARER,
        Quantity.Unit.PIECE,
        0,
        true,
        List.of(),
        false);
  }

  @Test
  void aPriceIsInForceAtOnceAndStaysWhenHeadOfficeAccepts() throws Exception {
    Path data = machine("till");
    try (TillProgram program = start(data)) {
      enrol(program);
      decideGoods(program);
      long seq = change(program, dearer(program, "1001"));
      until(() -> price(program, "1001") == DEARER.tenthsOfMinor());
      until(() -> changes.waiting(Office.SITE).size() == 1);
      assertThat(changes.waiting(Office.SITE).getFirst().key()).isEqualTo("1001");
      assertThat(local(program).made()).hasSize(1);
      changes.answer(Office.SITE, TILL, seq, true, "", "chief");
      assertThatThrownBy(() -> changes.answer(Office.SITE, TILL, seq, false, "no", "chief"))
          .isInstanceOf(Problem.class);
      until(() -> local(program).made().isEmpty());
      assertThat(price(program, "1001")).isEqualTo(DEARER.tenthsOfMinor());
      untilSent(program);
    }
    try (TillProgram again = start(data)) {
      assertThat(price(again, "1001")).isEqualTo(DEARER.tenthsOfMinor());
      assertThat(local(again).answered()).hasSize(1);
      String lines = SoldLines.lines(again.journal());
      assertThat(lines)
          .containsOnlyOnce("\"local_change.made\"")
          .containsOnlyOnce("\"local_change.answered\"");
    }
    assertThat(changes.waiting(Office.SITE)).isEmpty();
  }

  @Test
  void headOfficesOwnRecordComesBackWhenItRefuses() throws Exception {
    try (TillProgram program = start(machine("till"))) {
      enrol(program);
      decideGoods(program);
      long before = price(program, "1001");
      long price = change(program, dearer(program, "1001"));
      long article = change(program, LocalChange.of(pie(program)));
      until(() -> program.master().article("pie-7") != null);
      until(() -> changes.waiting(Office.SITE).size() == 2);
      changes.answer(Office.SITE, TILL, price, false, "Not this week", "chief");
      changes.answer(Office.SITE, TILL, article, false, "No pies", "chief");
      until(() -> local(program).made().isEmpty());
      until(() -> price(program, "1001") == before);
      until(() -> program.master().article("pie-7") == null);
      assertThat(local(program).answered())
          .extracting(LocalChanges.Answered::reason)
          .containsExactlyInAnyOrder("No pies", "Not this week");
    }
  }

  @Test
  void articlesOfAnImportWaitTogetherAndAreAnsweredTogether() throws Exception {
    Path data = machine("till");
    try (TillProgram program = start(data)) {
      enrol(program);
      decideGoods(program);
      Article tea = program.master().article("1001");
      Article cake = pie(program);
      Article other = tea.switchedOff();
      Catalogue goods = program.master().catalogue();
      ImportReport report =
          new ImportReport(
              "UTF-8",
              2,
              List.of(cake, other),
              new ImportReport.Changes(1, 1, 0, 0, 0),
              List.of(),
              List.of(),
              List.of());
      List<LocalChange> asked =
          report.changesOf(
              goods,
              id -> program.decisions().version(LocalChange.Kind.ARTICLE_PRICE, id),
              new LocalChange.Batch("goods.csv", "ab12"));
      submit(program, new CounterCommand.ImportGoods("goods.csv", "ab12", 1, 1, 0, asked));
      until(() -> program.master().article("pie-7") != null);
      until(() -> !program.master().article("1001").active());
      until(() -> changes.batches(Office.SITE).size() == 1);
      StationChanges.AskedBatch batch = changes.batches(Office.SITE).getFirst();
      assertThat(batch.file()).isEqualTo("goods.csv");
      assertThat(batch.added()).isEqualTo(1);
      assertThat(batch.changed()).isEqualTo(1);
      assertThat(changes.waiting(Office.SITE)).isEmpty();
      StationChanges.Outcome outcome =
          changes.answerAll(Office.SITE, TILL, batch.id(), true, "", "chief");
      assertThat(outcome).isEqualTo(new StationChanges.Outcome(2, 0));
      until(() -> local(program).made().isEmpty());
      assertThat(program.master().article("pie-7")).isNotNull();
      assertThat(program.master().article("1001").active()).isFalse();
      untilSent(program);
    }
    try (TillProgram again = start(data)) {
      assertThat(again.master().article("pie-7")).isNotNull();
      assertThat(again.master().article("1001").active()).isFalse();
    }
  }

  @Test
  void aYesToAPriceIsNotTakenBackByAFileThatStillWaits() throws Exception {
    Path data = machine("till");
    LocalChange.Batch batch = new LocalChange.Batch("goods.csv", "ab12");
    try (TillProgram program = start(data)) {
      enrol(program);
      decideGoods(program);
      LocalChange price = dearer(program, "1001");
      Article off = program.master().article("1001").switchedOff();
      assertThat(off.price()).isNotEqualTo(DEARER);
      LocalChange file = LocalChange.changed(off, price.basis()).in(batch);
      submit(program, new CounterCommand.ImportGoods("goods.csv", "ab12", 0, 1, 0, List.of(file)));
      until(() -> !program.master().article("1001").active());
      long seq = change(program, price);
      until(() -> changes.waiting(Office.SITE).size() == 1);
      // As it is accepted by itself: the record is then the till's own.
      changes.answer(Office.SITE, TILL, seq, true, "", "station " + Office.SITE + "/" + TILL);
      until(() -> local(program).made().size() == 1);
      untilSent(program);
    }
    try (TillProgram again = start(data)) {
      assertThat(price(again, "1001")).isEqualTo(DEARER.tenthsOfMinor());
      assertThat(again.master().article("1001").active()).isFalse();
      assertThat(changes.answerAll(Office.SITE, TILL, batch.id(), true, "", "chief"))
          .isEqualTo(new StationChanges.Outcome(1, 0));
      until(() -> local(again).made().isEmpty());
      until(() -> price(again, "1001") == DEARER.tenthsOfMinor());
      assertThat(again.master().article("1001").active()).isFalse();
      untilSent(again);
    }
  }

  @Test
  void whatWasChangedOfflineIsAnsweredWhenTheLineIsBack() throws Exception {
    Path data = machine("till");
    changes.policy(LocalChange.Kind.ARTICLE_PRICE, true);
    changes.policy(LocalChange.Kind.NEW_ARTICLE, true);
    HeadOfficeSettings settings;
    try (TillProgram program = start(data)) {
      enrol(program);
      decideGoods(program);
      untilSent(program);
      office.stop();
      change(program, dearer(program, "1001"));
      change(program, dearer(program, "1002"));
      change(program, LocalChange.of(pie(program)));
      until(() -> program.master().article("pie-7") != null);
      settings = new HeadOfficeFiles(new DataFolder(data)).settings();
    } finally {
      office.restart();
    }
    // Meanwhile head office has changed one of the same, and the station has been off and on.
    ObjectNode other = null;
    for (var one : office.program().feed().snapshot(Office.SITE, null, 20_000).records()) {
      if (one.kind().equals("article") && one.key().equals("1002")) {
        other = (ObjectNode) Json.mapper().readTree(one.data());
      }
    }
    other.putObject("price").put("tenthsOfMinor", 66_000);
    office
        .program()
        .feed()
        .apply(List.of(Edit.everywhere(RecordKind.ARTICLE, "1002", other)), "chief");
    new HeadOfficeFiles(new DataFolder(data))
        .write(
            new HeadOfficeSettings(
                office.address().url(),
                null,
                settings.site(),
                settings.till(),
                settings.keyId(),
                false,
                null));
    try (TillProgram program = start(data)) {
      assertThat(price(program, "1001")).as("at once").isEqualTo(DEARER.tenthsOfMinor());
      assertThat(program.master().article("pie-7")).isNotNull();
      until(() -> local(program).made().size() == 1);
      assertThat(local(program).answered())
          .hasSize(2)
          .allSatisfy(one -> assertThat(one.accepted()).isTrue());
      assertThat(program.master().article("pie-7")).isNotNull();
      assertThat(changes.waiting(Office.SITE))
          .as("both changed it: a person decides")
          .singleElement()
          .satisfies(one -> assertThat(changes.changedMeanwhile(one)).isTrue());
      assertThat(price(program, "1002")).as("until then").isEqualTo(DEARER.tenthsOfMinor());
      StationChanges.Asked asked = changes.waiting(Office.SITE).getFirst();
      changes.answer(Office.SITE, TILL, asked.seq(), false, "It is 66", "chief");
      until(() -> price(program, "1002") == 66_000);
      until(() -> local(program).made().isEmpty());
      untilSent(program);
    }
  }

  @Test
  void withoutGoodsOfHeadOfficeNobodyIsAsked() throws Exception {
    Path data = machine("till");
    try (TillProgram program = start(data)) {
      change(program, LocalChange.ofArticle("1001", DEARER, 0));
      change(program, LocalChange.ofGrade(1, new UnitPrice(9_120), 0));
      until(() -> price(program, "1001") == DEARER.tenthsOfMinor());
      until(() -> program.master().grade(1).price().tenthsOfMinor() == 9_120);
    }
    try (TillProgram again = start(data)) {
      assertThat(price(again, "1001")).isEqualTo(DEARER.tenthsOfMinor());
      assertThat(again.master().grade(1).price().tenthsOfMinor()).isEqualTo(9_120);
      enrol(again);
      untilSent(again);
      assertThat(changes.waiting(Office.SITE)).isEmpty();
    }
  }
}
