/** The program: a window without arguments, a command line with them. */
@NullMarked
package org.mixmim.app;

import org.jspecify.annotations.NullMarked;
