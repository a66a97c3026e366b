package canopy.till.store.report;

import canopy.till.store.query.AuditKind;
import java.util.List;

/** Some days at a glance. */
public record Glance(
    SalesSums sales,
    List<FuelRow> fuel,
    List<ShopRow> shop,
    List<TenderRow> tenders,
    List<Tax> taxes,
    List<Incidents> incidents) {
  public Glance {
    fuel = List.copyOf(fuel);
    shop = List.copyOf(shop);
    tenders = List.copyOf(tenders);
    taxes = List.copyOf(taxes);
    incidents = List.copyOf(incidents);
  }

  /** A tax added up. */
  public record Tax(String taxId, long baseMinor, long amountMinor) {}

  /** Entries of the audit list added up by kind. */
  public record Incidents(AuditKind kind, long count, long amountMinor) {}
}
