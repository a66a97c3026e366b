package canopy.till.tour;

import canopy.till.ui.manage.DataTable;

/**
 * What the closed day tells a manager: the fuel four ways in its report, and what the rules found
 * in the tanks when they looked at it.
 */
final class Findings {
  /** A tank without any trouble. */
  private static final int SOUND = 1;

  private final Play play;
  private final Cashier cashier;

  private Findings(Play play) {
    this.play = play;
    this.cashier = play.cashier();
  }

  static void play(Play play) {
    Findings findings = new Findings(play);
    findings.fourWays();
    findings.tanks();
  }

  /** The report of the closed day: what does not agree comes first. */
  private void fourWays() {
    String day = String.valueOf(play.state().day().lastClosed());
    play.home();
    play.open("F7", "preview");
    cashier.key("Alt+4");
    cashier.await("the next day", () -> cashier.sees("close-day"));
    cashier.touchWord("day.tab.past");
    cashier.await("the closed days", () -> cashier.reads("word-cell", day));
    cashier.look(
        () -> {
          if (cashier.scene().lookup("#past-days") instanceof DataTable<?> days) {
            days.focusRows();
          }
          return true;
        });
    cashier.await("the report of the closed day", () -> cashier.seesPart("notice-done"));
    cashier.settle();
    play.inEveryLanguage("day-unrecorded-fuel");
    play.home();
  }

  /** The leak and the counter are found; the tank beside them has nothing. */
  private void tanks() {
    play.open("F7", "preview");
    play.open("Alt+T", "tank-cards");
    cashier.touch("stock-CHART");
    choose(Tanks.LEAK.tank());
    awaitFound("TREND", Tanks.LEAK.tank());
    play.inEveryLanguage("tank-leak");
    cashier.touch("stock-DAYS");
    cashier.key("F9");
    cashier.await("the file", () -> cashier.seesPart("notice-done"));
    play.camera().take("tank-leak-days");
    cashier.touch("stock-CHART");
    choose(Tanks.RAN_ON_TANK);
    awaitFound("UNRECORDED_FUEL", Tanks.RAN_ON_TANK);
    play.inEveryLanguage("tank-unrecorded-fuel");
    choose(SOUND);
    cashier.await("a tank without findings", () -> !cashier.seesPart("stock-flag"));
    play.inEveryLanguage("tank-sound");
    play.home();
  }

  private void choose(int tank) {
    cashier.touch("tank-" + tank);
    cashier.settle();
  }

  /** The till has found it, and it stands beside the tank. Keys of findings name tank and rule. */
  private void awaitFound(String rule, int tank) {
    String named = " " + tank + " " + rule;
    cashier.await(
        rule + " in tank " + tank,
        () ->
            cashier.till().state().stock().findings().known().stream()
                    .anyMatch(key -> key.contains(named))
                && cashier.seesPart("stock-flag"));
    cashier.settle();
  }
}
