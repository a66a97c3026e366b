/** The till program: journal, store, till loop, screens, receipts. */
module canopy.till {
  requires canopy.channel;
  requires canopy.core;
  requires canopy.hardware;
  requires canopy.sync;
  requires atlantafx.base;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires com.fasterxml.jackson.databind;
  requires com.google.zxing;
  requires com.h2database;
  requires de.siegmar.fastcsv;
  requires flyway.core;
  requires java.desktop;
  requires java.management;
  requires java.sql;
  requires java.xml;
  requires javafx.base;
  requires javafx.controls;
  requires javafx.graphics;
  requires jdk.unsupported; // how PDFBox frees buffers: without it, it prints an error
  requires org.apache.commons.logging; // PDFBox's, which names no module that it needs
  requires org.apache.fontbox;
  requires org.apache.pdfbox;
  requires org.apache.pdfbox.io;
  requires org.bouncycastle.provider;
  requires org.controlsfx.controls;
  requires org.dhatim.fastexcel;
  requires org.kordamp.ikonli.javafx;
  requires org.kordamp.ikonli.materialdesign2;
  requires org.slf4j;
  requires pinyin;
  requires static transitive org.jspecify;

  // The set-up files, and what head office sends, are these records as JSON.
  opens canopy.till.naxml to
      com.fasterxml.jackson.databind;
  opens canopy.till.payment to
      com.fasterxml.jackson.databind;
  opens canopy.till.price to
      com.fasterxml.jackson.databind;
  opens canopy.till.station to
      com.fasterxml.jackson.databind;
  opens canopy.till.store.finding to
      com.fasterxml.jackson.databind;
  opens canopy.till.sync to
      com.fasterxml.jackson.databind;
}
