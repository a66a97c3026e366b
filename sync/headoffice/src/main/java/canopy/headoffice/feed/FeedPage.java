package canopy.headoffice.feed;

import java.util.List;

/**
 * Changes in their order.
 *
 * @param cursor everything up to here has been said
 * @param mark what the till brings along when it asks for what comes after the cursor
 * @param more whether another page is ready
 */
public record FeedPage(List<Change> changes, long cursor, String mark, boolean more) {}
