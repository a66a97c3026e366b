package canopy.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Money;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The scheme of merchant order numbers. */
class OutNumberTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

  /** WeChat Pay takes 6 to 32 characters, Alipay 64, UnionPay 8 to 40 letters and digits. */
  @Test
  void isLegalAtEveryChannel() {
    for (String station : List.of("S001", "RIVERSIDE-0042", "", "加油站7")) {
      for (String till : List.of("1", "01", "T-12", "")) {
        for (long count : new long[] {0, 9_999, 10_000, Long.MAX_VALUE}) {
          String number = OutNumber.of(station, till, NOW, count);
          assertThat(number).matches("[0-9A-Z]{28}");
          assertThat(OutNumber.isValid(number)).isTrue();
        }
      }
    }
    assertThat(OutNumber.derived("late x", Money.of(350, "CNY"))).matches("R[0-9A-Z]{27}");
  }

  @Test
  void namesStationTillSecondAndCount() {
    assertThat(OutNumber.of("S001", "1", NOW, 42))
        .startsWith("00S001" + "01" + "261122020000" + "0042");
  }

  @Test
  void isAnotherOneForEveryTillSecondAndCount() {
    Set<String> numbers = new HashSet<>();
    for (String station : List.of("S001", "S002")) {
      for (String till : List.of("1", "2", "11")) {
        for (int second = 0; second < 3; second++) {
          for (int count = 0; count < 1_000; count++) {
            numbers.add(OutNumber.of(station, till, NOW.plusSeconds(second), count));
          }
        }
      }
    }
    assertThat(numbers).hasSize(2 * 3 * 3 * 1_000);
  }

  @Test
  void aWrongCharacterIsRecognised() {
    String number = OutNumber.of("S001", "1", NOW, 42);
    for (int i = 0; i < number.length(); i++) {
      char other = number.charAt(i) == '7' ? '8' : '7';
      String wrong = number.substring(0, i) + other + number.substring(i + 1);
      assertThat(OutNumber.isValid(wrong)).as(wrong).isFalse();
    }
    assertThat(OutNumber.isValid(number.substring(1))).isFalse();
    assertThat(OutNumber.isValid(number.toLowerCase(java.util.Locale.ROOT))).isFalse();
  }

  @Test
  void aRefundsNumberFollowsFromWhatItIsFor() {
    Money amount = Money.of(350, "CNY");
    String number = OutNumber.derived("rest fill-7", amount);
    assertThat(OutNumber.derived("rest fill-7", amount)).isEqualTo(number);
    assertThat(OutNumber.derived("rest fill-8", amount)).isNotEqualTo(number);
    assertThat(OutNumber.derived("rest fill-7", Money.of(351, "CNY"))).isNotEqualTo(number);
    assertThat(OutNumber.derived("rest fill-7", Money.of(350, "USD"))).isNotEqualTo(number);
  }
}
