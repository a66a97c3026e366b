package canopy.till.price;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.forecourt.PumpState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LatePumpsTest {
  private final LatePumps late = new LatePumps();

  private List<Integer> toldInLooks(int looks) {
    List<Integer> told = new ArrayList<>();
    for (int look = 1; look <= looks; look++) {
      if (late.look(Set.of(3)).contains(3)) {
        told.add(look);
      }
    }
    return told;
  }

  @Test
  void isToldAtOnceAndThenEverMoreRarelyButNeverForgotten() {
    assertThat(toldInLooks(122)).containsExactly(1, 2, 4, 8, 16, 32, 62, 92, 122);
  }

  @Test
  void eachHasItsOwnTurnAndBeginsAnewWhenItWasRight() {
    assertThat(toldInLooks(3)).containsExactly(1, 2);
    assertThat(late.look(Set.of(3, 5))).containsExactlyInAnyOrder(3, 5);
    assertThat(late.look(Set.of())).isEmpty();
    assertThat(late.look(Set.of(3))).containsExactly(3);
  }

  @Test
  void oneThatWasWithoutPowerForLessThanALookIsToldAtOnce() {
    toldInLooks(40);
    assertThat(late.answersAgain(3, PumpState.INOPERATIVE)).isFalse();
    assertThat(late.answersAgain(3, PumpState.IDLE)).isTrue();
    assertThat(late.look(Set.of(3))).containsExactly(3);
  }

  @Test
  void oneThatIsInUseIsTriedAtEachLook() {
    for (int look = 1; look <= 40; look++) {
      assertThat(late.look(Set.of(3))).as("look " + look).containsExactly(3);
      late.notTold(3);
    }
    assertThat(late.look(Set.of())).isEmpty();
  }

  @Test
  void oneThatAnswersAgainTakesNoTurnOfAnother() {
    assertThat(late.look(Set.of(3, 5))).containsExactlyInAnyOrder(3, 5);
    assertThat(late.look(Set.of(3, 5))).containsExactlyInAnyOrder(3, 5);
    late.answersAgain(5, PumpState.INOPERATIVE);
    assertThat(late.answersAgain(5, PumpState.IDLE)).isTrue();
    assertThat(late.lookAt(5, Set.of(3))).as("it is not late").isEmpty();
    assertThat(late.lookAt(5, Set.of(3, 5))).containsExactly(5);
    assertThat(late.look(Set.of(3, 5))).as("its own pause of one look").containsExactly(5);
    assertThat(late.look(Set.of(3, 5))).containsExactly(3);
  }

  @Test
  void oneThatIsSilentIsNotToldUntilItAnswers() {
    assertThat(late.answersAgain(3, PumpState.INOPERATIVE)).isFalse();
    assertThat(toldInLooks(5)).isEmpty();
    assertThat(late.answersAgain(3, PumpState.IDLE)).isTrue();
    assertThat(late.answersAgain(3, PumpState.IDLE)).isFalse();
    assertThat(toldInLooks(2)).containsExactly(1, 2);
  }
}
