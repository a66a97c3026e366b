package canopy.till.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How this till is enrolled: {@code master/head-office.json}. The key lies in the keys' folder.
 *
 * @param address {@code https://host[:port]}
 * @param pin SHA-256 of the public key of head office's certificate; null for none
 * @param site the station that the till was enrolled for
 * @param till the till
 * @param keyId which key head office knows
 * @param takeBack whether the journal of a machine before this one must be fetched before the till
 *     may start
 * @param takenBack what was fetched; null if nothing was
 */
public record HeadOfficeSettings(
    String address,
    @Nullable String pin,
    String site,
    String till,
    String keyId,
    boolean takeBack,
    @Nullable TakenBack takenBack) {
  /**
   * The end of what head office had of the machine before: what that machine wrote afterwards is
   * lost.
   *
   * @param seq number of the last line
   * @param at when it was written
   * @param lastSale number of the last sale in it; empty if there is none
   */
  public record TakenBack(long seq, Instant at, String lastSale) {}

  HeadOfficeSettings with(@Nullable TakenBack taken) {
    return new HeadOfficeSettings(address, pin, site, till, keyId, false, taken);
  }
}
