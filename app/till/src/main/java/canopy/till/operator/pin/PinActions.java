package canopy.till.operator.pin;

/** What the person does on the PIN pad. FX thread. */
public interface PinActions {
  /** One or more digits. */
  void typeDigit(String digits);

  void eraseDigit();

  void clearDigits();

  /** Checks what was typed. */
  void confirm();
}
