package canopy.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/** The rules about compiled classes: dependencies, threads, state, visibility. */
final class ClassRules {
  /** Where a class may print: the command line and the programs that simulate a device. */
  private static final String[] SPEAKS_TO_A_TERMINAL = {
    "canopy.till",
    "canopy.till.demo..",
    "canopy.till.tour..",
    "canopy.headoffice.demo..",
    "canopy.hardware..sim.."
  };

  /** Where amounts, litres, prices and rates are handled. */
  static final String[] WHERE_MONEY_LIVES = {
    "canopy.core..",
    "canopy.channel..",
    "canopy.headoffice.payment..",
    "canopy.till.sale..",
    "canopy.till.tender..",
    "canopy.till.fuel..",
    "canopy.till.receipt..",
    "canopy.till.journal..",
    "canopy.till.store.."
  };

  private static final Set<String> CLOCKS =
      Set.of(
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalTime",
          "java.time.LocalDateTime",
          "java.time.ZonedDateTime",
          "java.time.OffsetDateTime",
          "java.time.YearMonth",
          "java.time.Year");

  private static final List<String> MUTABLE =
      List.of(
          "java.util.concurrent.",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.HashSet",
          "java.util.LinkedHashSet",
          "java.util.ArrayList",
          "java.util.ArrayDeque",
          "java.util.EnumMap",
          "java.util.Properties",
          "java.util.Random",
          "java.lang.StringBuilder",
          "java.lang.ThreadLocal",
          "javafx.beans.property.",
          "javafx.collections.");

  private ClassRules() {}

  static final ArchRule CORE_IS_PURE =
      classes()
          .that()
          .resideInAPackage("canopy.core..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "",
                      "canopy.core..",
                      "java.lang..",
                      "java.util..",
                      "java.time..",
                      "java.math..",
                      "java.text..",
                      "java.nio.charset..",
                      "java.security..",
                      "com.fasterxml.jackson..",
                      "org.jspecify..")
                  .or(named("java.io.IOException"))
                  .or(named("java.io.UncheckedIOException"))
                  .or(named("java.io.Serializable"))
                  .or(named("java.nio.ByteBuffer"))
                  .or(named("java.nio.CharBuffer")))
          .because(
              "the rules are pure: no files, network, database or screens, so that a test is"
                  + " given-events / when-command / then-events and replaying the journal cannot"
                  + " touch the world");

  static final ArchRule CORE_HAS_NO_CLOCK_OR_CHANCE =
      noClasses()
          .that()
          .resideInAPackage("canopy.core..")
          .should()
          .accessTargetWhere(readsAmbientTime())
          .orShould()
          .accessTargetWhere(makesChance())
          .because(
              "time, ids and randomness come in as values: the same events give the same state on"
                  + " every replay");

  static final ArchRule HARDWARE_IS_A_LEAF =
      noClasses()
          .that()
          .resideInAPackage("canopy.hardware..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("canopy.core..", "canopy.till..", "canopy.sync.."))
          .because(
              "drivers speak in integers with the unit in the name; only app/till turns them into"
                  + " money and litres, in one place per feature");

  static final ArchRule SYNC_IS_A_LEAF =
      noClasses()
          .that()
          .resideInAPackage("canopy.sync..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("canopy.core..", "canopy.till..", "canopy.hardware.."))
          .allowEmptyShould(true)
          .because("the uploader moves journal lines and knows no rule and no device");

  static final ArchRule CHANNELS_KNOW_CORE_ALONE =
      noClasses()
          .that()
          .resideInAPackage("canopy.channel..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "canopy.till..", "canopy.headoffice..", "canopy.sync..", "canopy.hardware.."))
          .because(
              "till and head office pay through the same channels: what one of them needs of its"
                  + " own comes in by constructor");

  static final ArchRule HARDWARE_AND_CORE_KNOW_NO_SCREENS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "canopy.core..", "canopy.channel..", "canopy.hardware..", "canopy.sync..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("javafx..", "java.awt.event..", "javax.swing.."))
          .because("a device or a rule that needs a screen cannot run in a test or a service");

  static final ArchRule ONE_THREAD_BRIDGE =
      noClasses()
          .that()
          .haveNameNotMatching("canopy\\.till\\.ui\\.Fx(\\$.*)?")
          .should()
          .accessTargetWhere(target("javafx.application.Platform", "runLater"))
          .because(
              "snapshots are coalesced in ui.Fx: with one bridge a flood of updates cannot delay a"
                  + " scan, with many it can");

  static final ArchRule NO_FLOATING_POINT_FIELDS =
      fields()
          .that()
          .areDeclaredInClassesThat(resideInAnyPackage(WHERE_MONEY_LIVES))
          .should()
          .notHaveRawType(floating())
          .because("money, litres, prices and rates are exact integers (double loses cents)");

  static final ArchRule NO_CYCLES_IN_CORE = noCycles("canopy.core.(**)");
  static final ArchRule NO_CYCLES_IN_CHANNELS = noCycles("canopy.channel.(**)");
  static final ArchRule NO_CYCLES_IN_HARDWARE = noCycles("canopy.hardware.(**)");
  static final ArchRule NO_CYCLES_IN_TILL = noCycles("canopy.till.(**)");

  static final ArchRule STATIC_FIELDS_ARE_FINAL =
      fields()
          .that()
          .areStatic()
          .and(describe("written by people", ClassRules::isWrittenByPeople))
          .should()
          .beFinal()
          .because("state without an owner is shared by every test and every thread");

  static final ArchRule STATIC_FIELDS_HOLD_VALUES =
      fields()
          .that()
          .areStatic()
          .and(describe("written by people", ClassRules::isWrittenByPeople))
          .should()
          .notHaveRawType(describe("a mutable type", ClassRules::isMutable))
          .because("a final static map is still a global variable");

  static final ArchRule MODELS_AND_SCREENS_ARE_PRIVATE =
      classes()
          .that(describe("are half of a screen triad", ClassRules::isInsideOfScreen))
          .should()
          .notBePublic()
          .because("of a screen only its controller is public: nodes and properties stay inside");

  static final ArchRule NO_JAVA_UTIL_LOGGING =
      noClasses()
          .should()
          .dependOnClassesThat(resideInAnyPackage("java.util.logging"))
          .because("everything is logged with SLF4J, into one file that an operator can send");

  static final ArchRule NO_PRINTING =
      noClasses()
          .that()
          .resideOutsideOfPackages(SPEAKS_TO_A_TERMINAL)
          .should()
          .accessTargetWhere(target("java.lang.System", "out"))
          .orShould()
          .accessTargetWhere(target("java.lang.System", "err"))
          .because("nobody reads the terminal of a till; log, or tell the operator");

  static final ArchRule NO_SLEEPING =
      noClasses()
          .that()
          .resideOutsideOfPackage("canopy.hardware..")
          .should()
          .accessTargetWhere(target("java.lang.Thread", "sleep"))
          .orShould()
          .accessTargetWhere(target("java.util.concurrent.TimeUnit", "sleep"))
          .because(
              "a sleeping thread cannot be stopped in time nor tested in virtual time; only a"
                  + " device line's own thread may wait, for the wire and with a limit");

  static final ArchRule NO_STACK_TRACES_ON_STDERR =
      noClasses()
          .should()
          .accessTargetWhere(target("java.lang.Throwable", "printStackTrace"))
          .because("a stack trace belongs into the log, with its message");

  static final ArchRule BUNDLES_LOAD_FROM_A_MODULE =
      noClasses()
          .should()
          .dependOnClassesThat(named("java.util.ResourceBundle$Control"))
          .because("getBundle with a Control throws in a named module; the tests would not see it");

  static final ArchRule ONE_DOOR_TO_THE_TEXTS =
      noClasses()
          .that()
          .resideOutsideOfPackage("canopy.hardware..")
          .and()
          .doNotHaveFullyQualifiedName("canopy.till.ui.Texts")
          .should()
          .dependOnClassesThat(named("java.util.ResourceBundle"))
          .because("the language can change while the till runs; ui.Texts does that in one place");

  static final ArchRule NAMES_SAY_WHAT_IT_IS =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .because("such a name says that nobody knew what the class is for");

  private static ArchRule noCycles(String slices) {
    return slices()
        .matching(slices)
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .because("packages that need each other are one package, and cannot be read one by one");
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return describe(name, type -> type.getName().equals(name));
  }

  private static DescribedPredicate<JavaClass> floating() {
    return describe(
        "double or float",
        type ->
            Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                .contains(type.getBaseComponentType().getName()));
  }

  private static DescribedPredicate<JavaAccess<?>> target(String owner, String name) {
    return describe(
        owner + "." + name,
        access ->
            access.getTargetOwner().isAssignableTo(owner)
                && access.getTarget().getName().equals(name));
  }

  private static DescribedPredicate<JavaAccess<?>> readsAmbientTime() {
    return describe(
        "the time of the machine",
        access -> {
          String owner = access.getTargetOwner().getName();
          String name = access.getTarget().getName();
          return (CLOCKS.contains(owner) && name.equals("now"))
              || (owner.equals("java.time.Clock") && name.startsWith("system"))
              || (owner.equals("java.lang.System")
                  && (name.equals("currentTimeMillis") || name.equals("nanoTime")));
        });
  }

  private static DescribedPredicate<JavaAccess<?>> makesChance() {
    return describe(
        "chance",
        access -> {
          String owner = access.getTargetOwner().getName();
          String name = access.getTarget().getName();
          return (owner.equals("java.util.UUID") && name.equals("randomUUID"))
              || (owner.equals("java.lang.Math") && name.equals("random"))
              || (owner.equals("java.util.Random") && name.equals("<init>"))
              || (owner.equals("java.security.SecureRandom") && name.equals("<init>"))
              || owner.equals("java.util.concurrent.ThreadLocalRandom");
        });
  }

  private static boolean isWrittenByPeople(JavaField field) {
    return !field.getModifiers().contains(JavaModifier.SYNTHETIC) && !field.getName().contains("$");
  }

  private static boolean isMutable(JavaClass type) {
    return MUTABLE.stream().anyMatch(type.getName()::startsWith);
  }

  private static boolean isInsideOfScreen(JavaClass type) {
    String name = type.getSimpleName();
    String stem = name.replaceFirst("(Screen|Model)$", "");
    return !stem.isEmpty()
        && !stem.equals(name)
        && type.getPackage().containsClassWithSimpleName(stem + "Controller");
  }
}
