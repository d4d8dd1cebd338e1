#!/bin/bash
# Names the connector archive that belongs to this release.
CONNECTOR_PACKAGE=Cantian_connector_@ARCH@_RELEASE.tgz
echo "${CONNECTOR_PACKAGE}"
