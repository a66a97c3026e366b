/**
 * Who a till is: sites and tills, codes that enrol a machine once, its key, and the signature on
 * every request. Whatever else is served to tills is served through {@link
 * canopy.headoffice.identity.SignedRequests}. Any request thread.
 */
@NullMarked
package canopy.headoffice.identity;

import org.jspecify.annotations.NullMarked;
