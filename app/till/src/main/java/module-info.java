/** The till program: journal, store, till loop, screens, receipts. */
module canopy.till {
  requires canopy.core;
  requires canopy.hardware;
  requires atlantafx.base;
  requires java.desktop;
  requires javafx.base;
  requires javafx.controls;
  requires javafx.graphics;
  requires org.kordamp.ikonli.javafx;
  requires org.kordamp.ikonli.materialdesign2;
  requires org.slf4j;
  requires static transitive org.jspecify;
}
