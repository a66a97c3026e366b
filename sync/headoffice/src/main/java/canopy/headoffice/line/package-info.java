/**
 * Journal lines as bytes: read without trusting them, written back as they came, and the chain of
 * hashes that holds them together. Any thread.
 */
@NullMarked
package canopy.headoffice.line;

import org.jspecify.annotations.NullMarked;
