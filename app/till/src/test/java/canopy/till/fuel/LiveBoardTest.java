package canopy.till.fuel;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.Metered;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.forecourt.PumpStatus;
import canopy.hardware.forecourt.Refusal;
import canopy.hardware.forecourt.Totaliser;
import org.junit.jupiter.api.Test;

/** What is told of counters that cannot be read. */
class LiveBoardTest {
  private final LiveBoard board = new LiveBoard();

  @Test
  void countersThatWereNotReadAreNamedUntilTheyAre() {
    Refusal why = Refusal.of(ForecourtTrouble.TOTALS_NOT_READ);
    board.notRead(3, why);
    assertThat(board.unread()).containsEntry(3, why).hasSize(1);
    board.totals(5, 1, new Totaliser(1_000, 786));
    assertThat(board.unread()).containsKey(3);
    board.totals(3, 1, new Totaliser(1_000, 786));
    assertThat(board.unread()).isEmpty();
  }

  private static PumpStatus status(PumpState state) {
    return new PumpStatus(state, Hose.NONE, Metered.ZERO, null, 0, "", false);
  }

  @Test
  void countersAreForgottenWhenFuelFlowsAgain() {
    board.totals(3, 1, new Totaliser(1_000, 786));
    board.put(3, status(PumpState.IDLE));
    assertThat(board.totals(3)).hasSize(1);
    board.put(3, status(PumpState.FUELLING));
    assertThat(board.totals(3)).isEmpty();
    board.totals(3, 1, new Totaliser(1_500, 1_179));
    board.put(3, status(PumpState.FUELLING));
    assertThat(board.totals(3)).as("read meanwhile").hasSize(1);
  }
}
