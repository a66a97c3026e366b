package canopy.till.station;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Language;
import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.operator.Operator;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.till.Patience;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.loop.Outcome;
import canopy.till.operator.PinCheck;
import canopy.till.ui.TextRasteriser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of people follow the journal, whatever happens in between. */
class StaffDeskTest {
  private static final People.Person TOM =
      new People.Person("1007", "Tom", "cashier", Language.EN, true);

  @TempDir Path data;
  private DataFolder folder;

  @BeforeEach
  void setUp() throws Exception {
    folder = new DataFolder(data);
    try (PinCheck pins = PinCheck.open(data, new SecureRandom())) {
      DemoStation.setUp(folder, pins);
    }
    folder.write(new Devices(null, null, null, null, false));
  }

  private TillProgram start() throws Exception {
    return TillProgram.start(data, Views.none(), new TextRasteriser(), Clock.systemUTC());
  }

  private static void does(TillProgram till, Command command) throws Exception {
    Outcome outcome =
        till.loop().submit(Request.system(command)).get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aChangeIsInForceAndInTheFile() throws Exception {
    try (TillProgram till = start()) {
      does(till, new OperatorCommand.Change(TOM));
    }
    assertThat(folder.people().person("1007")).contains(TOM);
    try (TillProgram till = start()) {
      assertThat(till.master().people().person("1007")).contains(TOM);
    }
  }

  @Test
  void aChangeThatACrashKeptFromTheFileIsThereAtTheNextStart() throws Exception {
    byte[] before = Files.readAllBytes(data.resolve("master/people.json"));
    try (TillProgram till = start()) {
      does(till, new OperatorCommand.Change(TOM));
    }
    folder.replace("people.json", before);
    try (TillProgram till = start()) {
      assertThat(till.master().people().person("1007")).contains(TOM);
      assertThat(folder.people().person("1007")).contains(TOM);
    }
  }

  @Test
  void aFileFromATillWithALongerJournalHoldsNoChangeBack() throws Exception {
    People people = folder.people();
    folder.write(new People(people.roles(), people.persons(), 1_000_000));
    try (TillProgram till = start()) {
      assertThat(folder.people().asOfSeq()).isLessThan(1_000_000);
      does(till, new OperatorCommand.Change(TOM));
    }
    assertThat(folder.people().person("1007")).contains(TOM);
  }

  @Test
  void whoseRoleAnotherFileDoesNotHaveMayDoNothing() throws Exception {
    try (TillProgram till = start()) {
      does(till, new OperatorCommand.Change(TOM));
    }
    People people = folder.people();
    folder.write(
        new People(
            people.roles().stream().filter(role -> !role.id().equals("cashier")).toList(),
            people.persons().stream().filter(each -> !each.role().equals("cashier")).toList()));
    try (TillProgram till = start()) {
      assertThat(till.master().people().withoutRole()).containsExactly(TOM);
      Operator tom = till.master().operator("1007");
      assertThat(tom).isNotNull();
      assertThat(tom.role().denied()).containsExactlyInAnyOrder(Right.values());
    }
  }

  @Test
  void whatAPersonWroteIntoTheFileLaterStays() throws Exception {
    try (TillProgram till = start()) {
      does(till, new OperatorCommand.Change(TOM));
    }
    People.Person byHand = new People.Person("1007", "Thomas", "cashier", Language.EN, true);
    folder.write(folder.people().with(byHand));
    try (TillProgram till = start()) {
      assertThat(till.master().people().person("1007")).contains(byHand);
    }
  }

  @Test
  void aChangeThatCannotBeWrittenIsInForceAllTheSame() throws Exception {
    Path blocked = data.resolve("master/people.json.new/in the way");
    try (TillProgram till = start()) {
      Files.createDirectories(blocked);
      does(till, new OperatorCommand.Change(TOM));
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.LONGEST_SECONDS);
      while (till.loop().snapshot().book().operator("1007") == null && System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      assertThat(till.loop().snapshot().book().operator("1007")).isNotNull();
      assertThat(folder.people().person("1007")).isEmpty();
    }
    Files.delete(blocked);
    Files.delete(blocked.getParent());
    try (TillProgram till = start()) {
      assertThat(till.master().people().person("1007")).contains(TOM);
      assertThat(folder.people().person("1007")).contains(TOM);
    }
  }
}
