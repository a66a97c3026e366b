package canopy.headoffice.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

/**
 * A record as a till gets it.
 *
 * @param seq number of its newest change, and so its version
 * @param data JSON; null if it was deleted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(long seq, String kind, String key, @JsonRawValue @Nullable String data) {}
