/** The command line: one class a command, each thin over the model. */
@NullMarked
package org.mixmim.app.cli;

import org.jspecify.annotations.NullMarked;
