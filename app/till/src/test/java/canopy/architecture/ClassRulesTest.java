package canopy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Every rule of {@link ClassRules} holds for the product, and is able to fail. */
class ClassRulesTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("canopy");

  @Test
  void coreIsPure() {
    ClassRules.CORE_IS_PURE.check(PRODUCT);
  }

  @Test
  void coreHasNoClockOrChance() {
    ClassRules.CORE_HAS_NO_CLOCK_OR_CHANCE.check(PRODUCT);
  }

  @Test
  void hardwareIsLeaf() {
    ClassRules.HARDWARE_IS_A_LEAF.check(PRODUCT);
  }

  @Test
  void syncIsLeaf() {
    ClassRules.SYNC_IS_A_LEAF.check(PRODUCT);
  }

  @Test
  void channelsKnowCoreAlone() {
    ClassRules.CHANNELS_KNOW_CORE_ALONE.check(PRODUCT);
  }

  @Test
  void noCyclesInChannels() {
    ClassRules.NO_CYCLES_IN_CHANNELS.check(PRODUCT);
  }

  @Test
  void hardwareAndCoreKnowNoScreens() {
    ClassRules.HARDWARE_AND_CORE_KNOW_NO_SCREENS.check(PRODUCT);
  }

  @Test
  void onlyFxCallsRunLater() {
    ClassRules.ONE_THREAD_BRIDGE.check(PRODUCT);
  }

  @Test
  void noFloatingPointFieldsWhereMoneyLives() {
    ClassRules.NO_FLOATING_POINT_FIELDS.check(PRODUCT);
  }

  @Test
  void noCyclesInCore() {
    ClassRules.NO_CYCLES_IN_CORE.check(PRODUCT);
  }

  @Test
  void noCyclesInHardware() {
    ClassRules.NO_CYCLES_IN_HARDWARE.check(PRODUCT);
  }

  @Test
  void noCyclesInTill() {
    ClassRules.NO_CYCLES_IN_TILL.check(PRODUCT);
  }

  @Test
  void staticFieldsAreFinal() {
    ClassRules.STATIC_FIELDS_ARE_FINAL.check(PRODUCT);
  }

  @Test
  void staticFieldsHoldValues() {
    ClassRules.STATIC_FIELDS_HOLD_VALUES.check(PRODUCT);
  }

  @Test
  void modelsAndScreensArePrivate() {
    ClassRules.MODELS_AND_SCREENS_ARE_PRIVATE.allowEmptyShould(true).check(PRODUCT);
  }

  @Test
  void noJavaUtilLogging() {
    ClassRules.NO_JAVA_UTIL_LOGGING.check(PRODUCT);
  }

  @Test
  void noPrinting() {
    ClassRules.NO_PRINTING.check(PRODUCT);
  }

  @Test
  void noSleeping() {
    ClassRules.NO_SLEEPING.check(PRODUCT);
  }

  @Test
  void noStackTracesOnStderr() {
    ClassRules.NO_STACK_TRACES_ON_STDERR.check(PRODUCT);
  }

  @Test
  void oneDoorToTheTexts() {
    ClassRules.ONE_DOOR_TO_THE_TEXTS.check(PRODUCT);
  }

  @Test
  void bundlesLoadFromModule() {
    ClassRules.BUNDLES_LOAD_FROM_A_MODULE.check(PRODUCT);
  }

  @Test
  void namesSayWhatItIs() {
    ClassRules.NAMES_SAY_WHAT_IT_IS.check(PRODUCT);
  }

  @Test
  void rulesBreakOnBadSamples() {
    JavaClasses bad = new ClassFileImporter().importPackages("canopy.architecture.bad");
    breaks(ClassRules.ONE_THREAD_BRIDGE, bad, "runLater");
    breaks(ClassRules.STATIC_FIELDS_ARE_FINAL, bad, "BadHelper.counter");
    breaks(ClassRules.STATIC_FIELDS_HOLD_VALUES, bad, "BadHelper.CACHE");
    breaks(ClassRules.MODELS_AND_SCREENS_ARE_PRIVATE, bad, "BadScreen");
    breaks(ClassRules.NO_JAVA_UTIL_LOGGING, bad, "java.util.logging.Logger");
    breaks(ClassRules.NO_PRINTING, bad, "System.out");
    breaks(ClassRules.NO_SLEEPING, bad, "Thread.sleep");
    breaks(ClassRules.NO_STACK_TRACES_ON_STDERR, bad, "printStackTrace");
    breaks(ClassRules.ONE_DOOR_TO_THE_TEXTS, bad, "ResourceBundle");
    breaks(ClassRules.BUNDLES_LOAD_FROM_A_MODULE, bad, "ResourceBundle$Control");
    breaks(ClassRules.NAMES_SAY_WHAT_IT_IS, bad, "BadHelper");
  }

  @Test
  void dependencyRulesBreakOnBadSamples() {
    JavaClasses core = new ClassFileImporter().importPackages("canopy.core.bad");
    breaks(ClassRules.CORE_IS_PURE, core, "java.nio.file.Path");
    breaks(ClassRules.CORE_HAS_NO_CLOCK_OR_CHANCE, core, "Instant.now");
    breaks(ClassRules.CORE_HAS_NO_CLOCK_OR_CHANCE, core, "randomUUID");
    breaks(ClassRules.NO_FLOATING_POINT_FIELDS, core, "price");
    JavaClasses hardware = new ClassFileImporter().importPackages("canopy.hardware.bad");
    breaks(ClassRules.HARDWARE_IS_A_LEAF, hardware, "canopy.core.quantity.Money");
    breaks(ClassRules.HARDWARE_AND_CORE_KNOW_NO_SCREENS, hardware, "javafx");
  }

  private static void breaks(ArchRule rule, JavaClasses sample, String named) {
    assertThat(rule.evaluate(sample).getFailureReport().getDetails())
        .as(rule.getDescription())
        .anyMatch(detail -> detail.contains(named));
  }
}
