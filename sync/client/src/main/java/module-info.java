/** The till's side of the line to head office: its key, its journal lines up, the changes down. */
module canopy.sync {
  requires transitive com.fasterxml.jackson.databind;
  requires okhttp3;
  requires okhttp3.sse;
  requires okio;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports canopy.sync;
}
