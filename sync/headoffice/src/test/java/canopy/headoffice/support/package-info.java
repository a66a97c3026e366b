/** What the tests of head office share: a database for each class, a till that signs, journals. */
package canopy.headoffice.support;
