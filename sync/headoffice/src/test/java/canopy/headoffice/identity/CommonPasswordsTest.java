package canopy.headoffice.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import me.gosimple.nbvcxz.resources.DictionaryUtil;
import org.junit.jupiter.api.Test;

final class CommonPasswordsTest {
  @Test
  void refusesEveryCommonPasswordThatIsLongEnough() {
    List<String> longOnes =
        CommonPasswords.ALL.stream().filter(one -> one.length() >= Passwords.SHORTEST).toList();
    assertThat(longOnes)
        .hasSizeGreaterThan(400)
        .contains("counterstrike", "finalfantasy", "4815162342lf")
        .allMatch(one -> Passwords.isGuessable(one, "vera"))
        .allMatch(one -> Passwords.isGuessable(one.toUpperCase(Locale.ROOT), "vera"));
  }

  @Test
  void refusesTheMostChosenOfThoseThatAreLongEnough() {
    Set<String> known = DictionaryUtil.loadRankedDictionary(DictionaryUtil.passwords).keySet();
    List<String> more = CommonPasswords.LONG.stream().filter(one -> !known.contains(one)).toList();
    assertThat(CommonPasswords.LONG)
        .hasSizeGreaterThanOrEqualTo(3_000)
        .allMatch(one -> one.length() >= Passwords.SHORTEST)
        .allMatch(one -> Passwords.isGuessable(one, "vera"));
    assertThat(more)
        .hasSizeGreaterThan(2_500)
        .contains("toyotacelica", "whitestripes", "fyutkbyf2005")
        .allMatch(one -> Passwords.isGuessable(one.toUpperCase(Locale.ROOT), "vera"));
  }

  @Test
  void namesNobodyInTheListOfLongOnes() {
    assertThat(CommonPasswords.LONG).allMatch(one -> one.matches("[a-z0-9]+"));
  }

  @Test
  void refusesACommonPasswordWithFewFiguresAndSignsAroundIt() {
    for (String guessable :
        List.of(
            "Liverpool2024!",
            "Michael19851985",
            "sunshine-1234",
            "!!Chocolate!!",
            "2024jessica99",
            "verachocolate",
            "michael73920184")) {
      assertThat(Passwords.isGuessable(guessable, "vera")).as(guessable).isTrue();
    }
  }

  @Test
  void leavesSentencesAndChanceAlone() {
    for (String good :
        List.of(
            "correct horse battery",
            "words of my own",
            "michael is my neighbour",
            "T7qmXv2kLw9s",
            "739201846253",
            "michael739201846",
            "我们的加油站在河边很安静吧",
            "aaa" + "river runs to sea")) {
      assertThat(Passwords.isGuessable(good, "vera")).as(good).isFalse();
    }
  }
}
