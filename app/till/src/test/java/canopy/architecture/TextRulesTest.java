package canopy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every text exists in Chinese, English and Spanish, is used, and every rule is able to fail. */
class TextRulesTest {
  private static final Map<String, Map<String, String>> BUNDLES = TextRules.bundles();
  private static final List<Source> MAIN = Source.of("main");

  @Test
  void everyTextExistsInAllLanguages() {
    assertThat(TextRules.incomplete(BUNDLES)).isEmpty();
  }

  @Test
  void everyLanguageUsesTheSamePlaceholders() {
    assertThat(TextRules.placeholdersThatDiffer(BUNDLES)).isEmpty();
  }

  @Test
  void noKeyStandsTwiceInOneFile() {
    assertThat(TextRules.doubled(BUNDLES)).isEmpty();
  }

  /** Texts that were written ahead of the code that shows them. */
  private static final Set<String> AHEAD_OF_THEIR_CODE =
      Set.of(
          "fuel.heldby",
          "fuel.heldstopped",
          "fuel.prepayneedsamount",
          "fuel.typelimit",
          "fuel.written",
          "receipts.notfound",
          "receipts.nothing",
          "receipts.printing",
          "receipts.storedown",
          "signin.role.cashier",
          "signin.role.manager",
          "signin.role.technician");

  @Test
  void everyKeyIsUsed() {
    assertThat(TextRules.unused(BUNDLES, MAIN)).isSubsetOf(AHEAD_OF_THEIR_CODE);
  }

  @Test
  void everyKeyThatIsAskedForExists() {
    assertThat(TextRules.missing(BUNDLES, MAIN)).isEmpty();
  }

  @Test
  void scanSeesBundlesOfTillAndHardware() {
    assertThat(BUNDLES.keySet()).anyMatch(name -> name.startsWith("app/till/"));
    assertThat(BUNDLES.keySet()).anyMatch(name -> name.startsWith("hardware/"));
  }

  @Test
  void rulesBreakOnBadSamples() {
    Map<String, Map<String, String>> bad =
        Map.of(
            "words",
            Map.of(
                "en", "a.one=One {0}\na.two=Two\na.two=2\na.three=\n",
                "es", "a.one=Uno\na.two=Dos\na.three=Tres\n",
                "zh_CN", "a.one=一 {0}\na.three=三\n"));
    List<Source> sources =
        List.of(
            Source.sample("p/A.java", "class A { Object a = texts.bound(\"a.one\"); }"),
            Source.sample("p/B.java", "class B { Object b = texts.text(\"a.four\"); }"),
            Source.sample("p/C.java", "class C { Object c = texts.text(\"a.t\" + x); }"));
    assertThat(TextRules.incomplete(bad))
        .containsExactlyInAnyOrder(
            "words: a.two has no text in zh_CN", "words: a.three has no text in en");
    assertThat(TextRules.placeholdersThatDiffer(bad))
        .isNotEmpty()
        .allMatch(line -> line.contains("a.one"));
    assertThat(TextRules.doubled(bad)).containsExactly("words_en: a.two twice");
    assertThat(TextRules.unused(bad, sources)).containsExactly("a.three", "a.two");
    assertThat(TextRules.missing(bad, sources)).containsExactly("p/B.java:1 a.four");
  }

  @Test
  void keyIsUsedByItsBeginning() {
    Map<String, Map<String, String>> words = Map.of("words", Map.of("en", "a.state.idle=Idle"));
    Source source = Source.sample("p/A.java", "class A { Object a = t.text(\"a.state.\" + x); }");
    assertThat(TextRules.unused(words, List.of(source))).isEmpty();
  }
}
