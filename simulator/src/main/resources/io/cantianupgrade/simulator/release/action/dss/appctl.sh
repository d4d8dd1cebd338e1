#!/bin/bash
# Module dss: only in deploy mode dss, which is not simulated.
exit 0
