#!/bin/sh
# Creates the namespace and the search attributes of cantian-upgrade. Safe to run again.
#
# TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE say where.
set -eu

retention=30d
attributes="CantianCluster CantianOperation CantianState CantianSource CantianTarget"

await() { # WHAT COMMAND... until it ends well, at most two minutes
    what=$1
    shift
    tries=60
    until "$@" > /dev/null 2>&1; do
        tries=$((tries - 1))
        if [ "$tries" = 0 ]; then
            echo "$what within two minutes; the last attempt says:" >&2
            "$@" >&2
            exit 1
        fi
        sleep 2
    done
}

has_attribute() {
    temporal operator search-attribute list --namespace "$TEMPORAL_NAMESPACE" | grep -qw "$1"
}

await "Temporal at $TEMPORAL_ADDRESS does not serve" temporal operator cluster health

if ! temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" > /dev/null 2>&1; then
    temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention "$retention"
fi
# A new namespace is known everywhere only after a few seconds.
await "Namespace $TEMPORAL_NAMESPACE does not answer" \
    temporal operator search-attribute list --namespace "$TEMPORAL_NAMESPACE"

for attribute in $attributes; do
    has_attribute "$attribute" \
        || temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" --name "$attribute" --type Keyword
    await "Search attribute $attribute is not there" has_attribute "$attribute"
done
echo "Namespace $TEMPORAL_NAMESPACE is ready."
