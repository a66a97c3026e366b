package canopy.till.shift;

/** The steps from one shift to the next, in the order in which a station goes through them. */
enum FormStep {
  OUTDOOR("shift.step.outdoor"),
  TANKS("shift.step.tanks"),
  TOTALISERS("shift.step.totalisers"),
  COUNT("shift.step.count"),
  CLOSE("shift.step.close"),
  OPEN("shift.step.open");

  private final String key;

  FormStep(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }
}
