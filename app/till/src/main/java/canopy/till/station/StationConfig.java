package canopy.till.station;

import canopy.core.catalogue.Names;
import canopy.core.tender.CashRounding;
import canopy.core.tender.TenderKind;
import canopy.core.till.StationRules;
import java.time.ZoneId;
import java.util.List;

/**
 * The station and this till.
 *
 * @param site the station's number, such as {@code S001}
 * @param till this till's short name, part of every receipt number
 * @param address as printed
 * @param taxNumber as printed; empty if not wanted
 * @param phone for customers; empty if none
 * @param currency ISO 4217
 * @param currencyDigits decimals of the currency, 0 to 3
 * @param zone IANA name, for business dates
 * @param pumps how many, numbered from 1
 * @param notesMinor banknotes in minor units, for the quick-cash buttons
 * @param invoiceUrl start of the address where drivers get their invoice, to which the receipt's
 *     number is added; empty if there is none
 * @param receiptFoot lines at the end of each receipt
 */
public record StationConfig(
    String site,
    String till,
    Names name,
    String address,
    String taxNumber,
    String phone,
    String currency,
    int currencyDigits,
    String zone,
    int pumps,
    CashRounding cashRounding,
    int unpaidFillsPerPump,
    String prepayTaxClass,
    List<Long> notesMinor,
    List<TenderKind> tenders,
    String invoiceUrl,
    List<String> receiptFoot) {
  public StationConfig {
    notesMinor = List.copyOf(notesMinor);
    tenders = List.copyOf(tenders);
    receiptFoot = List.copyOf(receiptFoot);
  }

  StationRules rules() {
    return new StationRules(
        till, currency, ZoneId.of(zone), pumps, cashRounding, unpaidFillsPerPump, prepayTaxClass);
  }
}
