package canopy.hardware.wallet.sim.book;

/**
 * Somebody with a wallet.
 *
 * @param wallet which
 * @param id who; the same person has one entry per wallet
 * @param openingMinor the balance before the first payment
 * @param asksPassword whether every payment must be confirmed on the phone
 */
public record Customer(Wallet wallet, String id, long openingMinor, boolean asksPassword) {}
