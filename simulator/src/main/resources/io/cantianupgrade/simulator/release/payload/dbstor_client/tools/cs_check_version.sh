#!/bin/bash
# Whether the client fits the array's software: client @VERSION@
if [[ -e "${SIM_ROOT:-}/etc/simulator/faults/dbstor-incompatible" ]]; then
    echo "dbstor client @VERSION@ does not fit the server"
    exit 1
fi
echo "dbstor client @VERSION@ fits the server"
