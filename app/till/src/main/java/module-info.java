/** The till program: journal, store, till loop, screens, receipts. */
module canopy.till {
  requires canopy.core;
  requires canopy.hardware;
  requires org.slf4j;
  requires static transitive org.jspecify;
}
