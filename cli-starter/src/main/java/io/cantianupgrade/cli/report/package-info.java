/** What became of an operation, as one page that opens anywhere and one that programs read. */
package io.cantianupgrade.cli.report;
