package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.PaymentCode;
import org.junit.jupiter.api.Test;

/** Codes in memory, up to the limit. */
class CodePocketTest {
  private static final PaymentCode CODE = new PaymentCode("130061098828009406");

  private final CodePocket pocket = new CodePocket();

  @Test
  void refusesOneMoreThanTheMostAndLosesNone() {
    for (int i = 0; i < CodePocket.MOST; i++) {
      assertThat(pocket.put("hash " + i, CODE)).isEqualTo(CodePocket.Put.KEPT);
    }
    assertThat(pocket.put("one more", CODE)).isEqualTo(CodePocket.Put.FULL);
    assertThat(pocket.put("hash 0", CODE)).isEqualTo(CodePocket.Put.THERE);
    assertThat(pocket.take("one more")).isNull();
    for (int i = 0; i < CodePocket.MOST; i++) {
      assertThat(pocket.take("hash " + i)).isEqualTo(CODE);
    }
    assertThat(pocket.put("one more", CODE)).isEqualTo(CodePocket.Put.KEPT);
  }

  @Test
  void givesACodeOutOnce() {
    pocket.put("hash", CODE);
    assertThat(pocket.take("hash")).isEqualTo(CODE);
    assertThat(pocket.take("hash")).isNull();
  }
}
