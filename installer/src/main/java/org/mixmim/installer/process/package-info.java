/** Other programs that the packaging needs. */
@NullMarked
package org.mixmim.installer.process;

import org.jspecify.annotations.NullMarked;
