package canopy.hardware.scanner;

/** What the key filter must do with the key it has just shown to a {@link WedgeDetector}. */
public sealed interface WedgeDecision {

  /** Whether the key event must be consumed, so that the focused control never sees it. */
  boolean consumesKey();

  /** Nothing special: the key goes on to the focused control. */
  record Pass() implements WedgeDecision {
    @Override
    public boolean consumesKey() {
      return false;
    }
  }

  /** The key is withheld until it is clear what it belongs to. */
  record Hold() implements WedgeDecision {
    @Override
    public boolean consumesKey() {
      return true;
    }
  }

  /**
   * A scan.
   *
   * @param code what was scanned, without prefix and terminator; never empty
   * @param consumesKey false only when the call was a timer's and there is no key
   */
  record Burst(String code, boolean consumesKey) implements WedgeDecision {
    /** Without the code: it may be a payment code, and logs must not hold those. */
    @Override
    public String toString() {
      return "Burst[" + code.length() + " characters]";
    }
  }

  /**
   * It was typing: the withheld characters go to the focused control now, before the key itself.
   *
   * @param text the withheld characters in order
   * @param consumesKey true when the key itself is withheld in its turn
   */
  record Replay(String text, boolean consumesKey) implements WedgeDecision {
    /** Without the text: it may be a PIN. */
    @Override
    public String toString() {
      return "Replay[" + text.length() + " characters]";
    }
  }
}
