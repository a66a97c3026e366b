/**
 * The rules of the till: quantities, catalogue, prices, sale, tenders, fuel, operators, events.
 * Pure: no files, network, clock or screens.
 */
module canopy.core {
  requires transitive com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jsr310;
  requires static transitive org.jspecify;

  exports canopy.core.account;
  exports canopy.core.barcode;
  exports canopy.core.bill;
  exports canopy.core.catalogue;
  exports canopy.core.command;
  exports canopy.core.cost;
  exports canopy.core.day;
  exports canopy.core.emvco;
  exports canopy.core.event;
  exports canopy.core.fuel;
  exports canopy.core.operator;
  exports canopy.core.payment;
  exports canopy.core.quantity;
  exports canopy.core.sale;
  exports canopy.core.settlement;
  exports canopy.core.shift;
  exports canopy.core.state;
  exports canopy.core.tax;
  exports canopy.core.tender;
  exports canopy.core.station;
  exports canopy.core.stock;
  exports canopy.core.stock.watch;
  exports canopy.core.till;

  // Jackson reads record components reflectively.
  opens canopy.core.bill to
      com.fasterxml.jackson.databind;
  opens canopy.core.catalogue to
      com.fasterxml.jackson.databind;
  opens canopy.core.day to
      com.fasterxml.jackson.databind;
  opens canopy.core.event to
      com.fasterxml.jackson.databind;
  opens canopy.core.fuel to
      com.fasterxml.jackson.databind;
  opens canopy.core.operator to
      com.fasterxml.jackson.databind;
  opens canopy.core.payment to
      com.fasterxml.jackson.databind;
  opens canopy.core.quantity to
      com.fasterxml.jackson.databind;
  opens canopy.core.sale to
      com.fasterxml.jackson.databind;
  opens canopy.core.shift to
      com.fasterxml.jackson.databind;
  opens canopy.core.state to
      com.fasterxml.jackson.databind;
  opens canopy.core.settlement to
      com.fasterxml.jackson.databind;
  opens canopy.core.stock to
      com.fasterxml.jackson.databind;
  opens canopy.core.tax to
      com.fasterxml.jackson.databind;
  opens canopy.core.tender to
      com.fasterxml.jackson.databind;
}
