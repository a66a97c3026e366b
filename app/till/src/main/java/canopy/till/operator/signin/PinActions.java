package canopy.till.operator.signin;

/** What the person does on the PIN pad. FX thread. */
interface PinActions {
  /** One or more digits. */
  void typeDigit(String digits);

  void eraseDigit();

  void clearDigits();

  /** Checks what was typed. */
  void confirm();
}
