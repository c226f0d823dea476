/** The command line run as a user runs it, in this process. */
@NullMarked
package org.mixmim.app.cli;

import org.jspecify.annotations.NullMarked;
