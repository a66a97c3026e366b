package canopy.headoffice.http;

/** The till whose key signed a request. */
public record Caller(String site, String till) {}
