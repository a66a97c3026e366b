/**
 * Lines, printer, scanner, drawer, customer display, forecourt and tank gauge: drivers, and
 * simulators that speak the real bytes; and simulated payment channels.
 */
module canopy.hardware {
  requires com.fasterxml.jackson.databind;
  requires com.fazecast.jSerialComm;
  requires com.google.zxing;
  requires escpos.coffee;
  requires jdk.httpserver;
  requires okhttp3;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports canopy.hardware.display;
  exports canopy.hardware.display.sim;
  exports canopy.hardware.drawer;
  exports canopy.hardware.forecourt.pts;
  exports canopy.hardware.forecourt.sim;
  exports canopy.hardware.forecourt;
  exports canopy.hardware.line.sim;
  exports canopy.hardware.line;
  exports canopy.hardware.printer;
  exports canopy.hardware.printer.paper;
  exports canopy.hardware.printer.sim;
  exports canopy.hardware.scanner;
  exports canopy.hardware.scanner.sim;
  exports canopy.hardware.tank;
  exports canopy.hardware.tank.sim;
  exports canopy.hardware.tank.tls;
  exports canopy.hardware.wallet.sim;

  // The wallet simulator's book is written and read as records.
  opens canopy.hardware.wallet.sim.book to
      com.fasterxml.jackson.databind;
}
