package canopy.headoffice.feed;

import java.util.List;

/**
 * Changes in their order.
 *
 * @param cursor everything up to here has been said
 * @param more whether another page is ready
 */
public record FeedPage(List<Change> changes, long cursor, boolean more) {}
