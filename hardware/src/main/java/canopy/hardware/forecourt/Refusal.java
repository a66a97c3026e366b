package canopy.hardware.forecourt;

/**
 * Why a command was not carried out.
 *
 * @param trouble the reason
 * @param detail a user name, a controller's error code or empty; goes into the sentence
 */
public record Refusal(ForecourtTrouble trouble, String detail) {
  /** A reason that needs no detail. */
  public static Refusal of(ForecourtTrouble trouble) {
    return new Refusal(trouble, "");
  }

  /** Key of the sentence for the cashier. */
  public String sentenceKey() {
    return trouble.sentenceKey();
  }
}
