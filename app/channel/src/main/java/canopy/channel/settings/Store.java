package canopy.channel.settings;

/**
 * What the channels want to know about where it is paid.
 *
 * @param storeId the station's number, as it is registered with the channel or our own
 * @param deviceId this till
 */
public record Store(String storeId, String deviceId) {}
