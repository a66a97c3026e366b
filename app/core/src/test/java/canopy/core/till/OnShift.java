package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.ShiftCommand;
import canopy.core.event.Event;
import canopy.core.operator.Grant;
import canopy.core.operator.Right;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftSettings;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A till that keeps shifts, with somebody at it who may do all but accept a difference. */
abstract class OnShift {
  static final CashCount FLOAT = CashCount.NONE.with(10_000, 2).with(1_000, 10); // ¥300

  final TestBook book = new TestBook().keepsShifts(ShiftSettings.Use.OPENED_BY_SALE);
  final Till till = Till.signedIn(book);

  @BeforeEach
  void mayDoAll() {
    for (Right right : Right.values()) {
      if (right != Right.ACCEPT_DIFFERENCE) {
        book.grant(right, Grant.ALLOWED);
      }
    }
  }

  Shift shift() {
    Shift open = till.state.shifts().open();
    assertThat(open).as("open shift").isNotNull();
    return open;
  }

  /** With the float counted. */
  Till opened() {
    till.does(new ShiftCommand.Open(FLOAT, ""));
    return till;
  }

  void moves(CashMovement.Kind kind, String amount) {
    till.does(moving(kind, amount));
  }

  ShiftCommand.MoveCash moving(CashMovement.Kind kind, String amount) {
    int slips = till.state.shifts().lastMovement();
    return new ShiftCommand.MoveCash(slips, kind, yuan(amount), "why", "", null);
  }

  static <T extends Event> T only(List<Event> events, Class<T> type) {
    List<T> found = events.stream().filter(type::isInstance).map(type::cast).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
