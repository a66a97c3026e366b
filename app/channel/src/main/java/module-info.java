/**
 * The ways to payment channels: WeChat Pay, Alipay, UnionPay, codes, and head office as a relay.
 * Both the till and head office use them; they know the rules of payments and nothing of either.
 */
module canopy.channel {
  requires transitive canopy.core;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires de.siegmar.fastcsv;
  requires okhttp3;
  requires okio;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports canopy.channel;
  exports canopy.channel.bill;
  exports canopy.channel.relay;
  exports canopy.channel.settings;
  exports canopy.channel.setup;
  exports canopy.channel.wire;

  // The set-up file is these records as JSON.
  opens canopy.channel.settings to
      com.fasterxml.jackson.databind;
}
