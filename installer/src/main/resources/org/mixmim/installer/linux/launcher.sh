#!/bin/sh
# Starts MixMIM Explorer: the window without arguments, the command line with them.
self=$(readlink -f -- "$0") || exit 1
app=${self%/bin/*}/lib/app
exec "$app/../runtime/bin/java" \
  @OPTIONS@ \
  -cp "@CLASSPATH@" \
  @MAIN@ "$@"
