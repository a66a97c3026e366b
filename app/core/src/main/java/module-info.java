/**
 * The rules of the till: quantities, catalogue, prices, sale, tenders, fuel, operators, events.
 * Pure: no files, network, clock or screens.
 */
module canopy.core {
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jsr310;
  requires static transitive org.jspecify;

  exports canopy.core.barcode;
  exports canopy.core.catalogue;
  exports canopy.core.quantity;
  exports canopy.core.tax;
}
