package canopy.till.station;

import canopy.core.catalogue.Names;
import canopy.core.station.StationRules;
import canopy.core.tender.CashRounding;
import canopy.core.tender.TenderKind;
import java.time.ZoneId;
import java.util.List;

/**
 * The station and this till.
 *
 * @param site the station's number, such as {@code S001}
 * @param till this till's short name, part of every receipt number
 * @param zone IANA name, for business dates
 * @param letterhead what papers say of the station
 * @param forecourt its pumps
 * @param paying its money
 */
public record StationConfig(
    String site,
    String till,
    String zone,
    Letterhead letterhead,
    Forecourt forecourt,
    Paying paying) {

  /**
   * What papers say of the station.
   *
   * @param name as on its sign
   * @param address as printed
   * @param taxNumber as printed; empty if not wanted
   * @param phone for customers; empty if none
   * @param invoiceUrl start of the address where drivers get their invoice, to which the receipt's
   *     number is added; empty if there is none
   * @param receiptFoot lines at the end of each receipt
   */
  public record Letterhead(
      Names name,
      String address,
      String taxNumber,
      String phone,
      String invoiceUrl,
      List<String> receiptFoot) {
    public Letterhead {
      receiptFoot = List.copyOf(receiptFoot);
    }
  }

  /**
   * The pumps.
   *
   * @param pumps how many, numbered from 1
   * @param unpaidFillsPerPump how many may wait for their money at one pump
   * @param prepayTaxClass of fuel that is paid before it flows
   */
  public record Forecourt(int pumps, int unpaidFillsPerPump, String prepayTaxClass) {}

  /**
   * Money.
   *
   * @param currency ISO 4217
   * @param currencyDigits decimals of the currency, 0 to 3
   * @param notesMinor banknotes in minor units, for the quick-cash buttons
   */
  public record Paying(
      String currency,
      int currencyDigits,
      CashRounding cashRounding,
      List<Long> notesMinor,
      List<TenderKind> tenders) {
    public Paying {
      notesMinor = List.copyOf(notesMinor);
      tenders = List.copyOf(tenders);
    }
  }

  /** The station's name, as on its sign. */
  public Names name() {
    return letterhead.name();
  }

  /** ISO 4217. */
  public String currency() {
    return paying.currency();
  }

  /** Decimals of the currency, 0 to 3. */
  public int currencyDigits() {
    return paying.currencyDigits();
  }

  /** The ways to pay, in the order of the tender screen. */
  public List<TenderKind> tenders() {
    return paying.tenders();
  }

  /** How many pumps there are, numbered from 1. */
  public int pumps() {
    return forecourt.pumps();
  }

  StationRules rules() {
    return new StationRules(
        till,
        paying.currency(),
        ZoneId.of(zone),
        forecourt.pumps(),
        paying.cashRounding(),
        forecourt.unpaidFillsPerPump(),
        forecourt.prepayTaxClass());
  }

  /** The id of the tender kind that is cash; empty if there is none. */
  public String cash() {
    return tenders().stream()
        .filter(kind -> kind.type() == TenderKind.Type.CASH)
        .map(TenderKind::id)
        .findFirst()
        .orElse("");
  }
}
