package canopy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.EventJson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every text exists in Chinese, English and Spanish, is used, and every rule is able to fail. */
class TextRulesTest {
  private static final Map<String, Map<String, String>> BUNDLES = TextRules.bundles();
  private static final List<Source> MAIN = Source.of("main");
  private static final List<Source> TILL =
      MAIN.stream().filter(source -> source.name().startsWith("app/till/")).toList();

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

  @Test
  void everyKeyOfAScreenStandsInTheFileThatItBeginsWith() {
    assertThat(TextRules.astray(BUNDLES)).isEmpty();
    String file = "app/till/src/main/resources/canopy/till/ui/texts/shift";
    Map<String, Map<String, String>> bad =
        Map.of(file, Map.of("en", "shift.one=One\nopen.two=Two\n"));
    assertThat(TextRules.astray(bad)).containsExactly(file + "_en: open.two");
  }

  @Test
  void everyKeyIsUsed() {
    assertThat(TextRules.unused(BUNDLES, MAIN, TextRules.templates())).isEmpty();
  }

  @Test
  void everyKeyThatIsAskedForExists() {
    // What the journal calls an event looks like a key, too.
    Set<String> events =
        EventJson.types().stream().map(type -> type.name()).collect(Collectors.toSet());
    assertThat(TextRules.missing(BUNDLES, TILL, events)).isEmpty();
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
            Source.sample("p/C.java", "class C { String c = \"a.happened\", d = \"at\" + x; }"));
    assertThat(TextRules.incomplete(bad))
        .containsExactlyInAnyOrder(
            "words: a.two has no text in zh_CN", "words: a.three has no text in en");
    assertThat(TextRules.placeholdersThatDiffer(bad))
        .isNotEmpty()
        .allMatch(line -> line.contains("a.one"));
    assertThat(TextRules.doubled(bad)).containsExactly("words_en: a.two twice");
    assertThat(TextRules.unused(bad, sources, List.of())).containsExactly("a.three", "a.two");
    assertThat(TextRules.missing(bad, sources, Set.of("a.happened")))
        .containsExactly("p/B.java a.four");
  }

  @Test
  void keyIsUsedByItsBeginning() {
    Map<String, Map<String, String>> words = Map.of("words", Map.of("en", "a.state.idle=Idle"));
    Source source = Source.sample("p/A.java", "class A { Object a = t.text(\"a.state.\" + x); }");
    assertThat(TextRules.unused(words, List.of(source), List.of())).isEmpty();
  }
}
