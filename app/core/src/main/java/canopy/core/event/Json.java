package canopy.core.event;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The one JSON mapper of the rules: record components only, dates as ISO text, no guessing. */
public final class Json {
  private Json() {}

  /** A new mapper; building one is slow, keep it. */
  public static JsonMapper mapper() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .addModule(IsoTimes.module())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
        .build();
  }

  /**
   * Writes what {@link #mapper} writes, byte for byte, and a sale without looking at each of its
   * fields by reflection. Building one is slow, keep it.
   */
  public static ObjectWriter writer() {
    return mapper().rebuild().addModule(SaleJson.module()).build().writer();
  }
}
