/** Where warnings of the program and its parts go. */
@NullMarked
package org.mixmim.app.log;

import org.jspecify.annotations.NullMarked;
