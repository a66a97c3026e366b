package canopy.till.payment;

/**
 * Whether a channel can be reached, by its last answers.
 *
 * @param channel its id in the configuration
 * @param online false greys its tender; it is asked every few seconds whether it is back
 * @param code what went wrong last; empty while online
 */
public record ChannelState(String channel, boolean online, String code) {}
