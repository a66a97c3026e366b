package canopy.core.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.account.DayAccount;
import canopy.core.account.ZReport;
import canopy.core.command.CounterCommand;
import canopy.core.command.SaleCommand;
import canopy.core.day.DayEnd;
import canopy.core.event.Recorded;
import canopy.core.event.StationEvent;
import canopy.core.operator.Right;
import canopy.core.quantity.Volume;
import canopy.core.sale.DayTotals;
import canopy.core.settlement.Gap;
import canopy.core.settlement.NozzleFills;
import org.junit.jupiter.api.Test;

/** The account of a day: what the day before left, and what was signed. */
class DayAccountTest {
  private final Till till = Till.signedIn();

  /** A fill that waits over the close, and is paid on the next day. */
  private long waitsOverTheClose() {
    till.filled("k1", 3, 1_000, "7.86").filled("k2", 3, 2_000, "15.72");
    closes();
    long closedAt = till.state.seq();
    till.does(new SaleCommand.TakeFill("k1"));
    till.paysCash();
    closes();
    return closedAt;
  }

  private void closes() {
    till.approved(Right.CLOSE_DAY, new CounterCommand.CloseDay());
  }

  private ZReport second(long closedAt, DayEnd before) {
    DayAccount account = new DayAccount(2, closedAt + 1, "CNY", before);
    till.journal.stream().filter(line -> line.seq() > closedAt).forEach(account::add);
    return account.report();
  }

  private DayEnd endAt(long seq) {
    return ((StationEvent.DayClosed) till.journal.get((int) seq - 1).event()).end();
  }

  private static NozzleFills fills(ZReport report) {
    return report.fuel().nozzles().getFirst().fills();
  }

  @Test
  void whatWaitedOverTheCloseIsBroughtForwardAndCarriedOn() {
    long closedAt = waitsOverTheClose();
    ZReport report = second(closedAt, endAt(closedAt));
    assertThat(fills(report).brought().volume()).isEqualTo(new Volume(3_000));
    assertThat(fills(report).carried().volume()).isEqualTo(new Volume(2_000));
    assertThat(fills(report).dispensed().isNothing()).isTrue();
    assertThat(report.fuel().gaps()).noneMatch(gap -> gap.kind() == Gap.Kind.FILLS_WITHOUT_FATE);
  }

  @Test
  void aDayClosedByAnOlderProgramLeavesItsFillsToBeFound() {
    long closedAt = waitsOverTheClose();
    assertThat(fills(second(closedAt, null))).isEqualTo(fills(second(closedAt, endAt(closedAt))));
  }

  @Test
  void aFillThatTheDayBeforeDidNotLeaveIsSaid() {
    long closedAt = waitsOverTheClose();
    DayEnd told = endAt(closedAt);
    DayEnd less =
        new DayEnd(
            told.number(),
            told.firstSeq(),
            told.unpaid().subList(1, 2),
            told.open(),
            told.bills(),
            told.tanks());
    assertThat(second(closedAt, less).fuel().gaps())
        .filteredOn(gap -> gap.kind() == Gap.Kind.FILLS_WITHOUT_FATE)
        .extracting(Gap::volume)
        .containsExactly(new Volume(-1_000));
  }

  @Test
  void totalsThatAreNotTheSumOfTheLinesAreNotTrue() {
    till.selling("cola").paysCash();
    closes();
    DayAccount account = new DayAccount(1, 1, "CNY", null);
    int last = till.journal.size() - 1;
    till.journal.subList(0, last).forEach(account::add);
    Recorded close = till.journal.get(last);
    StationEvent.DayClosed signed = (StationEvent.DayClosed) close.event();
    account.add(
        new Recorded(
            close.seq(),
            close.at(),
            close.day(),
            close.by(),
            new StationEvent.DayClosed(
                signed.seal(), signed.closedDay(), DayTotals.none("CNY"), signed.end())));
    assertThat(account.report().isTrue()).isFalse();
  }

  @Test
  void linesComeInOrderAndNoneAfterTheClose() {
    till.selling("cola").paysCash();
    closes();
    DayAccount account = new DayAccount(1, 1, "CNY", null);
    assertThatThrownBy(() -> account.add(till.journal.get(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(account::report).isInstanceOf(IllegalStateException.class);
    till.journal.forEach(account::add);
    long next = till.state.seq() + 1;
    Recorded first = till.journal.getFirst();
    assertThatThrownBy(
            () ->
                account.add(new Recorded(next, first.at(), first.day(), first.by(), first.event())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
