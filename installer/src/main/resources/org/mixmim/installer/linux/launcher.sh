#!/bin/sh
# Starts MixMIM Explorer: the window without arguments, the command line with them.
self=$(readlink -f -- "$0") || exit 1
app=${self%/bin/*}/lib/app
# Large pages spare a start tens of thousands of page faults, where the kernel has them.
pages=
read -r large 2>/dev/null </sys/kernel/mm/transparent_hugepage/enabled || large="[never]"
case $large in
  *"[never]"*) ;;
  *) pages=-XX:+UseTransparentHugePages ;;
esac
# Without a graphics card GTK would load OpenGL only to draw by itself.
if [ ! -e /dev/dri ] && [ ! -e /dev/nvidiactl ] && [ ! -e /dev/dxg ]; then
  export GDK_GL="${GDK_GL:-disable}"
fi
# Native memory, too, comes in large pages, and from one place: with a place for each thread,
# libtorch asks the kernel for every page by itself.
export GLIBC_TUNABLES="${GLIBC_TUNABLES:-glibc.malloc.arena_max=1:glibc.malloc.hugetlb=1}"
# Java names no file with letters beyond ASCII where the locale has none.
case $(locale charmap 2>/dev/null) in
  ANSI_X3.4-1968)
    export LC_CTYPE=C.UTF-8
    # What stands above it, or is a locale that is not there, would take it back.
    if [ -n "${LC_ALL:-}" ] || [ -n "$(locale 2>&1 >/dev/null)" ]; then
      export LC_ALL=C.UTF-8
    fi
    ;;
esac
# The window, alone or with files, wants to be up soon; a command may compute for long.
compilers="@WINDOW@"
for argument in "$@"; do
  case $argument in
    -*) ;;
    *.*) [ ! -f "$argument" ] || continue ;;
  esac
  compilers="@COMMAND@"
done
# Neither the pages nor the compilers have spaces in them but between options.
# shellcheck disable=SC2086
exec "$app/../runtime/bin/java" \
  @OPTIONS@ \
  $pages \
  $compilers \
  -cp "@CLASSPATH@" \
  @MAIN@ "$@"
