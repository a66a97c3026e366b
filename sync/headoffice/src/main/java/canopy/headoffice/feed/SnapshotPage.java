package canopy.headoffice.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records by kind and key.
 *
 * @param cursor where the feed goes on after the last page
 * @param mark of the cursor, as in {@link FeedPage}
 * @param next asks for the following page; null after the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SnapshotPage(long cursor, String mark, List<Change> records, @Nullable String next) {}
