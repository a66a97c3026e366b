/**
 * What all requests share: bounded bodies, answers in JSON, and problem documents (RFC 9457). Any
 * request thread.
 */
@NullMarked
package canopy.headoffice.http;

import org.jspecify.annotations.NullMarked;
