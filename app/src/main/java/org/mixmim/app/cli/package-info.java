/** The command line: one class a command, thin over the model. */
@NullMarked
package org.mixmim.app.cli;

import org.jspecify.annotations.NullMarked;
