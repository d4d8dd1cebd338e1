package io.cantianupgrade.cli.language;

import java.util.List;

/**
 * Messages that stand in no text of ours: what picocli says of words that it does not understand, what our scripts print, and
 * what is left when a step's line is taken apart. Here for the resource bundles.
 */
final class OtherMessages {
    static final List<String> ALL = List.of(
            "Example:",
            "Examples:",
            "Unknown option: %s.",
            "Unknown options: %s.",
            "Unmatched argument at index %d: %s.",
            "Unmatched arguments from index %d: %s.",
            "Missing required parameter: %s.",
            "Missing required parameters: %s.",
            "Missing required option: %s.",
            "Missing required options: %s.",
            "Missing required subcommand.",
            "Missing required argument (specify one of these): %s.",
            "Missing required parameter for option %s (%s).",
            "Expected parameter for option %s but found %s.",
            "Option %s should be specified only once.",
            "Option %s (%s) should be specified only once.",
            "Option %s should be specified without %s parameter.",
            "Invalid value for option %s: expected one of %s (case-sensitive) but was %s.",
            "Invalid value for option %s: %s.",
            "Invalid value for option %s (%s): %s.",
            "Invalid value for positional parameter at index %d (%s): %s.",
            "Invalid value for positional parameter at index %d (%s): expected one of %s (case-sensitive) but was %s.",
            "Error: %s are mutually exclusive (specify only one).",
            "'%s' is not a number",
            "The name of the cluster is missing.",
            "Show this help message and exit.",
            "Print version information and exit.",
            "Generate bash/zsh completion script for %s.",
            "no directory %s",
            "the upgrade lock, held by %s, until %s",
            "every node to join",
            "%s to join",
            "%s (%s)",
            "  do  %s",
            "node %s",
            "array",
            "nothing",
            "0s to 1h",
            "1m to 24h",
            "expected %s, but got %s",
            "A command is missing.");

    private OtherMessages() {}
}
