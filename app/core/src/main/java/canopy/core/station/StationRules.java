package canopy.core.station;

import canopy.core.tender.CashRounding;
import java.time.ZoneId;

/**
 * How this station sells.
 *
 * @param till short name of this till, part of every sale's number
 * @param currency ISO 4217
 * @param zone for business dates
 * @param pumps how many, numbered from 1
 * @param cashRounding of the cash part
 * @param unpaidFillsPerPump how many a pump may have before it is not released again, 1 and up
 * @param prepayTaxClass of fuel that is paid before its grade is known
 */
public record StationRules(
    String till,
    String currency,
    ZoneId zone,
    int pumps,
    CashRounding cashRounding,
    int unpaidFillsPerPump,
    String prepayTaxClass) {}
