package canopy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule of {@link SourceRules} holds for every module, and is able to fail. */
class SourceRulesTest {
  private static final List<Source> MAIN = Source.of("main");
  private static final List<Source> TEST =
      Source.of("test").stream()
          .filter(source -> !source.name().contains("canopy/architecture/"))
          .toList();
  private static final List<Source> ALL = both();

  /** Packages whose amounts, litres, prices and rates must be exact. */
  private static final Set<String> WHERE_MONEY_LIVES =
      Set.of(
          "canopy.till.day",
          "canopy.till.day.sheet",
          "canopy.till.fuel",
          "canopy.till.naxml",
          "canopy.till.receipt",
          "canopy.till.report.page",
          "canopy.till.sale",
          "canopy.till.shift",
          "canopy.till.stock",
          "canopy.till.stock.tanks",
          "canopy.till.tender");

  @Test
  void filesAreShort() {
    assertThat(SourceRules.longFiles(ALL)).as("a file is read in one sitting").isEmpty();
  }

  @Test
  void methodsAreShort() {
    assertThat(SourceRules.longMethods(ALL)).as("a method fits on a screen").isEmpty();
  }

  @Test
  void constructorsTakeFewParameters() {
    assertThat(SourceRules.wideConstructors(MAIN)).as("no bags of services").isEmpty();
  }

  @Test
  void packagesAreSmall() {
    assertThat(SourceRules.crowdedPackages(MAIN)).as("a package has one topic").isEmpty();
  }

  @Test
  void packagesSayWhatTheyAreAndAreNullMarked() {
    assertThat(SourceRules.packagesWithoutNullness(MAIN)).as("NullAway checks these").isEmpty();
  }

  @Test
  void noWorkIsPostponedInComments() {
    assertThat(SourceRules.postponedWork(ALL)).as("write it down where it is planned").isEmpty();
  }

  @Test
  void noTestIsSwitchedOff() {
    assertThat(SourceRules.annotations(ALL, "Disabled")).as("fix it or delete it").isEmpty();
  }

  @Test
  void testsDoNotSleep() {
    assertThat(SourceRules.sleeps(TEST)).as("wait for the thing itself, with a limit").isEmpty();
  }

  @Test
  void testsUseNoMocks() {
    assertThat(SourceRules.mocks(ALL)).as("real engines and simulators instead").isEmpty();
  }

  @Test
  void publicTypesHaveJavadoc() {
    assertThat(SourceRules.publicTypesWithoutJavadoc(MAIN)).as("say what it means").isEmpty();
  }

  @Test
  void noFloatingPointWhereMoneyLives() {
    List<Source> rules =
        whereMoneyLives()
            .filter(source -> !source.text().contains("import javafx.scene."))
            .toList();
    assertThat(SourceRules.floatingPoint(rules)).as("double loses cents").isEmpty();
    List<Source> screens =
        whereMoneyLives()
            .filter(source -> !source.text().contains("import javafx.scene.chart."))
            .toList();
    assertThat(SourceRules.floatingCasts(screens))
        .as("a screen is laid out in doubles, but only a chart shows quantities in them")
        .isEmpty();
  }

  private static Stream<Source> whereMoneyLives() {
    return MAIN.stream()
        .filter(
            source ->
                source.packageName().startsWith("canopy.core.")
                    || WHERE_MONEY_LIVES.contains(source.packageName()));
  }

  @Test
  void onlyOneClassTouchesTheTankGaugesFloats() {
    List<Source> tanks =
        MAIN.stream()
            .filter(source -> source.packageName().startsWith("canopy.hardware.tank"))
            .filter(source -> !source.packageName().endsWith(".sim"))
            .toList();
    assertThat(SourceRules.floatingPoint(tanks.stream().filter(s -> !isNumber(s)).toList()))
        .as("the gauge sends floats; GaugeNumber makes exact decimals of them")
        .isEmpty();
    assertThat(SourceRules.floatingPoint(tanks)).isNotEmpty();
  }

  private static boolean isNumber(Source source) {
    return source.name().endsWith("/GaugeNumber.java");
  }

  @Test
  void rulesBreakOnBadSamples() {
    breaks(SourceRules::longFiles, "// x\n".repeat(401));
    breaks(SourceRules::longMethods, "class A { void a() {" + "\n".repeat(71) + "} }");
    breaks(
        SourceRules::wideConstructors,
        "class A { A(int a, int b, int c, int d, int e, int f, int g, int h) {} }");
    breaks(SourceRules::crowdedPackages, "package p;" + types(21));
    breaks(SourceRules::packagesWithoutNullness, "package p; class A {}");
    breaks(SourceRules::postponedWork, "class A {} // TO" + "DO later");
    breaks(SourceRules::mocks, "import org.mock" + "ito.Mockito;");
    breaks(SourceRules::sleeps, "class A { void a() { Thread" + ".sleep(1); } }");
    breaks(s -> SourceRules.annotations(s, "Disabled"), "class A { @Disabled void a() {} }");
    breaks(SourceRules::publicTypesWithoutJavadoc, "public class A {}");
    breaks(SourceRules::floatingPoint, "class A { long a() { double b = 1; return 0; } }");
    breaks(SourceRules::floatingPoint, "class A { long a(long b) { return (long) (b * 1.5); } }");
    breaks(SourceRules::floatingPoint, "record A(Double price) {}");
    breaks(SourceRules::floatingCasts, "class A { long a(long b) { return f((double) b / 9); } }");
  }

  @Test
  void rulesLetGoodSamplesPass() {
    Source good =
        Source.sample(
            "p/A.java", "package p;\n/** One price. */\npublic record A(long priceMinor) {}");
    assertThat(SourceRules.longFiles(List.of(good))).isEmpty();
    assertThat(SourceRules.longMethods(List.of(good))).isEmpty();
    assertThat(SourceRules.wideConstructors(List.of(good))).isEmpty();
    assertThat(SourceRules.publicTypesWithoutJavadoc(List.of(good))).isEmpty();
    assertThat(SourceRules.floatingPoint(List.of(good))).isEmpty();
  }

  @Test
  void scanSeesEveryModule() {
    assertThat(MAIN).extracting(Source::name).anyMatch(name -> name.startsWith("hardware/"));
    assertThat(MAIN).extracting(Source::name).anyMatch(name -> name.startsWith("app/core/"));
    assertThat(MAIN).extracting(Source::name).anyMatch(name -> name.startsWith("app/till/"));
  }

  private static void breaks(Function<List<Source>, List<String>> rule, String text) {
    assertThat(rule.apply(List.of(Source.sample("p/A.java", text)))).as(text).isNotEmpty();
  }

  private static String types(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("class T").append(i).append(" {}\n");
    }
    return text.toString();
  }

  private static List<Source> both() {
    List<Source> all = new ArrayList<>(MAIN);
    all.addAll(TEST);
    return all;
  }
}
