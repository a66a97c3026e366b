package canopy.hardware.wallet.sim.script;

/** What can go wrong with one request. */
public enum Fault {
  /** The connection is reset when the request's head has been read, and nothing is done. */
  CLOSE_UNREAD(false),
  /** The request is read, nothing is done, the connection is reset. */
  DROP_BEFORE(false),
  /** A signed server error; nothing is done. */
  ERROR_500(false),
  /** A signed "the bank does not answer"; nothing is done. */
  BANK_ERROR(false),
  /** A signed "too many requests"; nothing is done. */
  FREQUENCY_LIMITED(false),
  /** A signed "balance too small"; nothing is done. */
  NOT_ENOUGH(false),
  /** "There is no such order", from somebody who cannot sign. */
  FORGED_NOT_FOUND(false),
  /** A captive portal's page with status 200. */
  GARBAGE(false),

  /** Done, then the connection is reset without an answer. */
  DROP_AFTER_COMMIT(true),
  /** Done, then half of the answer. */
  CUT_ANSWER(true),
  /** Done, then a signed server error. */
  ERROR_500_AFTER_COMMIT(true),
  /** Done; the answer's signature is made by somebody else. */
  WRONG_SIGNATURE(true),
  /** Done; the answer has no signature. */
  UNSIGNED(true),
  /** Done; the answer names a key that nobody knows (WeChat; elsewhere a wrong signature). */
  UNKNOWN_SERIAL(true),
  /** Done; the answer is signed, but ten minutes old (WeChat; elsewhere nothing). */
  OLD_TIMESTAMP(true),
  /** Done; the signed answer says one minor unit more. */
  WRONG_AMOUNT(true),
  /** Done; the signed answer is about another order. */
  WRONG_ORDER(true),
  /** Done; header names come in lower case. */
  LOWERCASE_HEADERS(true),
  /** Done; the answer comes late, see the rule's delay. */
  SLOW(true),
  /** The customer's money arrives just before; the request itself fails with a server error. */
  LATE_PAYMENT(false);

  private final boolean carriedOut;

  Fault(boolean carriedOut) {
    this.carriedOut = carriedOut;
  }

  /** Whether the request is carried out all the same. */
  public boolean isCarriedOut() {
    return carriedOut;
  }
}
