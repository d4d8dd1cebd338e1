/**
 * What people read, in their language. English stands in the code, as the template of each message; the two resource bundles
 * hold every template, one in each language, under the same keys. A record that comes from Temporal is English, whoever made
 * it: what it says is recognised by its template, and said again in the reader's language.
 */
package io.cantianupgrade.cli.language;
